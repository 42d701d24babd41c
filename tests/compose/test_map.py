from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.compose.map import Spot, draw_dots, draw_map
from restitution.compose.map.course import sampled
from restitution.compose.map.land import Atlas, Country, atlas, borders, clipped, grounds
from restitution.compose.map.plane import Projection, crossing, fitted, overlap, spread
from restitution.compose.map.terrain import inner
from restitution.errors import ThemeError
from restitution.geometry import Rect
from restitution.page.items import (
    AnyItem,
    CurveTo,
    Disc,
    Outline,
    Panel,
    Stroke,
    TextBox,
)
from restitution.page.structure import Role, Tag
from restitution.text.setting import Typesetter
from restitution.theme.library import FontLibrary
from restitution.theme.loader import load_theme

THEME = load_theme("seminaire", Path(__file__).parents[2])
TYPESETTER = Typesetter(FontLibrary(THEME.families, "fr"))
PAGE = THEME.grids["newsletter"]
COVER = Rect(0, 340, 595.276, 300)

TOWN = Spot(0, "Gand", "Journée de restitution", 51.05, 3.72, "thread")
VISITS = (
    Spot(1, "La Filature", "Liège", 50.64, 5.57, "sector-1", "visit.filature"),
    Spot(2, "Le Pain levé", "Courtrai", 50.83, 3.27, "sector-1", "visit.pain"),
    Spot(3, "Aide et Soins à domicile", "Mons", 50.45, 3.95, "sector-2", "visit.aide"),
    Spot(4, "L’Étape", "Binche", 50.41, 4.17, "sector-2", "visit.etape"),
)

names = st.sampled_from(["TERRE", "Le Ressort", "Aide et Soins à domicile", "Garance & Cie", ""])
towns = st.sampled_from(["Ath", "La Louvière", "Neuville-en-Condroz", ""])
degrees = st.tuples(
    st.floats(49, 52).map(lambda value: round(value, 2)),
    st.floats(2, 7).map(lambda value: round(value, 2)),
)


@st.composite
def routes(draw: st.DrawFn, most: int = 12) -> list[Spot]:
    places = draw(st.lists(degrees, min_size=1, max_size=most))
    return [
        Spot(i, draw(names), draw(towns), latitude, longitude, "sector-1")
        for i, (latitude, longitude) in enumerate(places)
    ]


def drawn(spots: list[Spot] | tuple[Spot, ...], rect: Rect = COVER) -> tuple[AnyItem, ...]:
    return draw_map(spots, rect, PAGE, TYPESETTER)


def named(items: tuple[AnyItem, ...], part: str) -> dict[str, AnyItem]:
    return {item.name: item for item in items if item.name.startswith(f"map-{part}")}


def knots(items: tuple[AnyItem, ...]) -> list[tuple[float, float]]:
    return [
        (disc.rect.x + disc.rect.width / 2, disc.rect.y + disc.rect.height / 2)
        for disc in named(items, "knot-").values()
    ]


def thread(items: tuple[AnyItem, ...]) -> Stroke:
    [found] = named(items, "thread").values()
    assert isinstance(found, Stroke)
    return found


def points(item: AnyItem) -> list[tuple[float, float]]:
    """Every coordinate an item draws with, control points too."""
    match item:
        case Stroke() | Outline():
            return [
                point
                for step in item.steps
                for point in (
                    [(step.x1, step.y1), (step.x2, step.y2), (step.x, step.y)]
                    if isinstance(step, CurveTo)
                    else [(step.x, step.y)]
                )
            ]
        case TextBox():
            return [
                point
                for passage in item.passages
                for slug in passage.slugs
                for point in ((slug.x, slug.baseline), (slug.x + slug.width, slug.baseline))
            ]
        case _:
            return []


# --- the projection ---------------------------------------------------------------------------


@given(st.lists(degrees, min_size=2, max_size=20))
def test_west_stays_left_of_east_and_north_above_south(places: list[tuple[float, float]]) -> None:
    globe = [(longitude, latitude) for latitude, longitude in places]
    projection = fitted(globe, COVER, 0.5)
    for (lon1, lat1), (lon2, lat2) in combinations(globe, 2):
        (x1, y1), (x2, y2) = projection.place(lon1, lat1), projection.place(lon2, lat2)
        assert (lon1 < lon2) == (x1 < x2)
        assert (lat1 < lat2) == (y1 > y2)


def test_a_kilometre_is_as_long_eastwards_as_northwards() -> None:
    projection = fitted([(3.0, 50.0), (5.0, 51.0)], COVER, 0.5)
    x, y = projection.place(4.0, 50.5)
    east, _ = projection.place(4.0 + 1 / (111.32 * math.cos(math.radians(50.5))), 50.5)
    _, north = projection.place(4.0, 50.5 + 1 / 111.32)
    assert east - x == pytest.approx(y - north)


def test_the_window_is_what_the_rectangle_shows() -> None:
    projection = fitted([(3.0, 50.0), (5.0, 51.0)], COVER, 0.5)
    west, south, east, north = projection.window(COVER)
    assert projection.place(west, north) == pytest.approx((COVER.x, COVER.y))
    assert projection.place(east, south) == pytest.approx((COVER.right, COVER.bottom))


# --- the knots --------------------------------------------------------------------------------


@given(routes(30))
@settings(max_examples=30)
def test_knots_never_cover_each_other(route: list[Spot]) -> None:
    globe = [(spot.longitude, spot.latitude) for spot in route]
    inner = COVER.inset(80, 60, 80, 60)
    projection = fitted(globe, inner, 0.5)
    moved = spread([projection.place(*place) for place in globe], 17.5, inner)
    assert all(math.dist(a, b) > 17 for a, b in combinations(moved, 2))


def test_knots_with_room_stand_where_the_place_is() -> None:
    apart = [(100.0, 400.0), (130.0, 400.0), (300.0, 500.0)]
    assert list(spread(apart, 17.5, COVER)) == apart


def test_visits_of_one_town_stand_in_a_circle_in_their_order() -> None:
    spots = [Spot(i + 1, f"N{i}", "Mons", 50.45, 3.95, "sector-1") for i in range(6)]
    around = knots(drawn(spots))
    x, y = (sum(values) / 6 for values in zip(*around, strict=True))
    turns = [math.atan2(b - y, a - x) for a, b in around]
    steps = [(after - before) % math.tau for before, after in pairwise(turns)]
    assert steps == pytest.approx([math.tau / 6] * 5, abs=0.01)


def test_a_visit_has_its_number_and_the_meeting_place_has_none() -> None:
    numbers = named(drawn((TOWN, *VISITS)), "number-")
    texts = [box.passages[0].spans[0].text for box in numbers.values() if isinstance(box, TextBox)]
    assert texts == ["1", "2", "3", "4"]


def test_a_number_stands_in_the_middle_of_its_knot() -> None:
    items = drawn(VISITS)
    for box, (x, y) in zip(named(items, "number-").values(), knots(items), strict=True):
        assert isinstance(box, TextBox)
        [slug] = box.passages[0].slugs
        face, style = slug.strings[0].face, box.passages[0].style
        assert slug.x + slug.width / 2 == pytest.approx(x)
        assert slug.baseline - face.cap_height * style.size / 2 == pytest.approx(y)


def test_knot_and_label_lead_to_the_visit() -> None:
    items = drawn(VISITS)
    for part in ("knot-", "label-"):
        links = [item.link for item in named(items, part).values()]
        assert links == [f"#{spot.anchor}" for spot in VISITS]


# --- the thread -------------------------------------------------------------------------------


@given(routes())
@settings(max_examples=40, deadline=None)
def test_the_thread_passes_through_every_knot_in_order(route: list[Spot]) -> None:
    items = drawn(route)
    through = [(step.x, step.y) for step in thread(items).steps]
    at = [through.index(knot) for knot in _nearest(knots(items), through)]
    assert at == sorted(at)


def _nearest(
    wanted: list[tuple[float, float]], through: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    found = [min(through, key=lambda point, knot=knot: math.dist(point, knot)) for knot in wanted]  # type: ignore[misc]
    assert all(math.dist(a, b) < 1e-6 for a, b in zip(wanted, found, strict=True))
    return found


def test_the_thread_comes_from_the_left_edge_and_leaves_at_the_right() -> None:
    steps = thread(draw_map(VISITS, COVER, PAGE, TYPESETTER, enters=0.25, leaves=0.75)).steps
    assert (steps[0].x, steps[0].y) == pytest.approx((COVER.x, COVER.y + 75))
    assert (steps[-1].x, steps[-1].y) == pytest.approx((COVER.right, COVER.y + 225))


def test_the_thread_may_begin_and_end_at_knots() -> None:
    items = draw_map(VISITS, COVER, PAGE, TYPESETTER, enters=None, leaves=None)
    steps = thread(items).steps
    assert (steps[0].x, steps[0].y) == pytest.approx(knots(items)[0])
    assert (steps[-1].x, steps[-1].y) == pytest.approx(knots(items)[-1])


def test_the_thread_turns_without_a_corner() -> None:
    steps = thread(drawn((TOWN, *VISITS))).steps
    curves = [step for step in steps if isinstance(step, CurveTo)]
    for before, after in pairwise(curves):
        arriving = math.atan2(before.y - before.y2, before.x - before.x2)
        going = math.atan2(after.y1 - before.y, after.x1 - before.x)
        assert math.cos(arriving - going) == pytest.approx(1, abs=1e-6)


def test_the_thread_keeps_clear_of_knots_it_does_not_tie_there() -> None:
    line = [Spot(i, "", "", 50.5, 3.0 + step, "sector-1") for i, step in enumerate((0, 2, 1))]
    items = draw_map(line, COVER, PAGE, TYPESETTER, enters=None, leaves=None)
    steps = thread(items).steps
    last = knots(items)[2]
    first_leg = sampled(steps[:3], 1.0)
    assert min(math.dist(point, last) for point in first_leg) > PAGE.lengths["map-knot"]


def test_one_spot_without_thread_to_the_edges_has_no_thread() -> None:
    items = draw_map(VISITS[:1], COVER, PAGE, TYPESETTER, enters=None, leaves=None)
    assert not named(items, "thread")
    assert len(named(items, "label-")) == 1


# --- labels -----------------------------------------------------------------------------------


@given(routes(20))
@settings(max_examples=40, deadline=None)
def test_labels_stand_on_no_label_and_on_no_knot(route: list[Spot]) -> None:
    items = drawn(route)
    boxes = [item.rect for part in ("label-", "country-") for item in named(items, part).values()]
    discs = [item.rect for item in named(items, "knot-").values()]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    radius = PAGE.lengths["map-knot"]
    for box in boxes:
        for disc in discs:
            x = min(max(disc.x + disc.width / 2, box.x), box.right)
            y = min(max(disc.y + disc.height / 2, box.y), box.bottom)
            gap = math.dist((x, y), (disc.x + disc.width / 2, disc.y + disc.height / 2))
            assert gap >= radius * 0.99


@given(routes(8))
@settings(max_examples=40, deadline=None)
def test_a_handful_of_spots_all_get_their_labels(route: list[Spot]) -> None:
    wanted = {f"map-label-{i}" for i, spot in enumerate(route) if spot.name or spot.place}
    assert set(named(drawn(route), "label-")) == wanted


@given(routes(8))
@settings(max_examples=20, deadline=None)
def test_leaders_run_through_no_label_and_no_other_knot(route: list[Spot]) -> None:
    items = drawn(route)
    for leader in named(items, "leader-").values():
        own = leader.name.removeprefix("map-leader-")
        a, b = points(leader)
        for part in ("label-", "knot-"):
            for item in named(items, part).values():
                if not item.name.endswith(f"-{own}"):
                    assert crossing(a, b, item.rect) is None


def test_the_labels_of_a_few_places_leave_the_thread_free() -> None:
    items = drawn((TOWN, *VISITS))
    track = sampled(thread(items).steps, 1.0)
    for label in named(items, "label-").values():
        assert not any(
            label.rect.x < x < label.rect.right and label.rect.y < y < label.rect.bottom
            for x, y in track
        )


def test_a_label_says_name_and_place_and_nothing_twice() -> None:
    spots = (VISITS[0], Spot(2, "Namur", "Namur", 50.47, 4.87, "sector-1"))
    said = [
        ["".join(span.text for span in passage.spans) for passage in box.passages]
        for box in named(drawn(spots), "label-").values()
        if isinstance(box, TextBox)
    ]
    assert said == [["La Filature", "Liège"], ["Namur"]]


def test_a_long_name_is_set_in_lines() -> None:
    name = "Association pour l’aide, le soin et l’accompagnement à domicile en Hainaut occidental"
    [box] = named(drawn([Spot(1, name, "Ath", 50.6, 3.8, "sector-1")]), "label-").values()
    assert isinstance(box, TextBox)
    assert len(box.passages[0].slugs) > 1
    assert COVER.contains(box.rect)


def test_a_character_the_fonts_lack_is_a_problem_of_the_theme() -> None:
    with pytest.raises(ThemeError):
        drawn([Spot(1, "日本", "", 50.6, 3.8, "sector-1")])


# --- the ground -------------------------------------------------------------------------------


def test_the_country_of_the_visits_stands_out_and_is_named() -> None:
    items = drawn((TOWN, *VISITS))
    home = {item.name for item in items if isinstance(item, Outline) and item.colour == "map-home"}
    assert home == {"map-land-056"}
    [belgium] = named(items, "country-056").values()
    assert isinstance(belgium, TextBox)
    assert belgium.passages[0].spans[0].text == "Belgique"


def test_countries_are_named_in_the_language_of_the_publication() -> None:
    items = draw_map(VISITS, COVER, PAGE, TYPESETTER, language="en")
    [belgium] = named(items, "country-056").values()
    assert isinstance(belgium, TextBox)
    assert belgium.passages[0].spans[0].text == "Belgium"


def test_places_the_atlas_does_not_know_are_drawn_without_land() -> None:
    spots = (TOWN, Spot(1, "Coopérative", "Montréal", 45.5, -73.6, "sector-1"))
    items = drawn(spots)
    assert not [item for item in items if isinstance(item, Outline)]
    assert len(named(items, "label-")) == len(named(items, "knot-")) == 2


@pytest.mark.parametrize("latitude", [-90.0, 0.0, 90.0])
def test_the_ends_of_the_world_can_be_drawn(latitude: float) -> None:
    items = drawn([Spot(1, "Loin", "", latitude, 180.0, "sector-1"), VISITS[0]])
    assert all(COVER.contains(item.rect) for item in items)


def test_the_atlas_says_what_it_knows() -> None:
    known = atlas()
    west, south, east, north = known.box
    assert known.covers((2.0, 49.0, 7.0, 52.0))
    assert not known.covers((2.0, 49.0, 7.0, 60.0))
    for country in known.countries:
        assert {"en", "fr"} <= country.names.keys()
        for ring in country.rings:
            assert ring[0] == ring[-1]
            assert all(west <= x <= east and south <= y <= north for x, y in ring)


SQUARES = Atlas(
    (0.0, 0.0, 10.0, 10.0),
    (
        Country("1", {"en": "W"}, (((0, 0), (5, 0), (5, 10), (0, 10), (0, 0)),)),
        Country("2", {"en": "E"}, (((5, 0), (10, 0), (10, 10), (5, 10), (5, 0)),)),
    ),
)


def test_a_border_is_the_line_two_countries_share_and_is_drawn_once() -> None:
    flat = Projection((5.0, 5.0), (50.0, 50.0), 10.0, 1.0)
    view = Rect(20, 20, 60, 60)
    [line] = borders(SQUARES, flat, view)
    assert sorted(line) == [(50.0, 20.0), (50.0, 80.0)]
    west, east = grounds(SQUARES, flat, view)
    assert west.holds((30.0, 50.0))
    assert not west.holds((70.0, 50.0))
    assert east.holds((70.0, 50.0))


def test_land_is_cut_at_the_edge() -> None:
    ring = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    assert set(clipped(ring, Rect(50, 50, 100, 100))) == {
        (50.0, 50.0),
        (100.0, 50.0),
        (100.0, 100.0),
        (50.0, 100.0),
    }
    assert clipped(ring, Rect(200, 0, 10, 10)) == ()


# --- the whole --------------------------------------------------------------------------------


@given(routes(), st.sampled_from([COVER, Rect(42, 100, 429, 220), Rect(0, 0, 300, 300)]))
@settings(max_examples=30, deadline=None)
def test_nothing_leaves_the_map(route: list[Spot], rect: Rect) -> None:
    for item in drawn(route, rect):
        assert rect.contains(item.rect)
        assert all(rect.contains(Rect(x, y, 0, 0)) for x, y in points(item))


def test_the_same_places_give_the_same_map() -> None:
    again = Typesetter(TYPESETTER.fonts)
    spots = (TOWN, *VISITS)
    assert drawn(spots) == draw_map(spots, COVER, PAGE, again)


def test_the_map_is_one_figure_with_a_name_for_each_part() -> None:
    figure = (Tag(Role.DOCUMENT, "d"), Tag(Role.FIGURE, "map"))
    items = draw_map(VISITS, COVER, PAGE, TYPESETTER, alt="Quatre villes", structure=figure)
    assert isinstance(items[0], Panel)
    assert (items[0].alt, items[0].structure, items[0].rect) == ("Quatre villes", figure, COVER)
    assert not any(item.structure for item in items[1:])
    told = {item.alt: item.link for item in items[1:] if item.alt}
    assert told == {spot.name: f"#{spot.anchor}" for spot in VISITS}
    assert len({item.name for item in items}) == len(items)


def test_every_colour_is_a_role_of_the_theme() -> None:
    for item in drawn((TOWN, *VISITS)):
        if isinstance(item, Panel | Outline | Stroke | Disc):
            assert item.colour in THEME.roles


def luminance(role: str) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in THEME.colour(role).rgb
    ]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("ground", ["map-sea", "map-land", "map-home"])
@pytest.mark.parametrize("product", ["deck", "newsletter"])
def test_what_is_written_can_be_read_on_land_and_sea(product: str, ground: str) -> None:
    for style in ("map-label", "map-city", "map-country"):
        ink = THEME.grids[product].styles[style].colour
        assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5


def test_a_slide_may_carry_the_map_too() -> None:
    grid = THEME.grids["deck"]
    rect = Rect(48, 120, 864, 350)
    items = draw_map((TOWN, *VISITS), rect, grid, TYPESETTER)
    assert len(named(items, "label-")) == 5
    assert all(rect.contains(item.rect) for item in items)


def test_no_spots_leave_a_quiet_ground() -> None:
    assert [item.name for item in drawn([])] == ["map", "map-thread"]


@given(routes(most=60))
@settings(max_examples=20)
def test_many_places_are_dots_where_they_are_each_a_link(spots: list[Spot]) -> None:
    linked = [replace(spot, anchor=f"visit.{spot.number}") for spot in spots]
    items = draw_dots(linked, COVER, PAGE, TYPESETTER, alt="Partout")
    assert (items[0].name, items[0].alt) == ("map", "Partout")
    assert not named(items, "thread")
    assert not named(items, "label")
    dots = named(items, "knot-")
    assert {name: dot.link for name, dot in dots.items()} == {
        f"map-knot-{i}": f"#visit.{spot.number}" for i, spot in enumerate(linked)
    }
    terrain = fitted([(s.longitude, s.latitude) for s in spots], inner(COVER), 0.6)
    for i, spot in enumerate(spots):
        rect = dots[f"map-knot-{i}"].rect
        middle = (rect.x + rect.width / 2, rect.y + rect.height / 2)
        assert middle == pytest.approx(terrain.place(spot.longitude, spot.latitude))


def test_where_all_meet_is_a_ring_on_top_of_the_dots() -> None:
    *_, ring = draw_dots([TOWN, *VISITS * 10], COVER, PAGE, TYPESETTER)
    assert isinstance(ring, Disc)
    assert (ring.name, ring.colour, ring.line_colour) == ("map-knot-0", "map-knot", "thread")


def test_names_of_countries_stand_clear_of_the_dots() -> None:
    items = draw_dots(VISITS, COVER, PAGE, TYPESETTER)
    dots = [dot.rect for dot in named(items, "knot-").values()]
    assert named(items, "country-")
    for name in named(items, "country-").values():
        assert not any(overlap(name.rect, dot) for dot in dots)
