"""An edition that is read again by its parts is what it would be if it were read for once."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from editions import asking
from mutations import Mutation, mutations
from restitution.cache import Cache
from restitution.content.edition import Edition
from restitution.content.loader import Loaded, load_again, load_edition
from restitution.content.node import Node, keys_of
from restitution.errors import ContentError, Problem
from restitution.markup import Copy, Piece, Prose, Text, pieces
from restitution.moulds import Moulds
from restitution.rack import Rack
from restitution.source import Moves, Source

Edit = Callable[[bytes], bytes]


def three_visits() -> bytes:
    """Three visits, each with a question, between sections that are no lists."""
    text = asking(["Ils **restent**", "Ils reviennent"], "Presque tous[^1].\n\n          [^1]: Un.")
    text = text.replace("answer: Presque", "answer: |\n          Presque")
    start, end = text.index("  - id: scierie"), text.index("\nprogramme:")
    first = text[start:end].rstrip("\n") + "\n"
    others = "".join(first.replace("cierie", name) for name in ("oierie", "ucrerie"))
    return f"{text[:start]}{first}{others}{text[end:]}".encode()


def inserted(share: float, line: bytes) -> Edit:
    """A further line between two of a file."""

    def edited(data: bytes) -> bytes:
        lines = data.split(b"\n")
        place = int(share * len(lines))
        return b"\n".join([*lines[:place], line, *lines[place:]])

    return edited


def removed(share: float) -> Edit:
    """A file without one of its lines."""

    def edited(data: bytes) -> bytes:
        lines = data.split(b"\n")
        del lines[int(share * len(lines))]
        return b"\n".join(lines)

    return edited


def section_moved(data: bytes) -> bytes:
    """The first section after all others."""
    first, _, others = data.partition(b"\n\n")
    return others.rstrip(b"\n") + b"\n\n" + first.rstrip(b"\n") + b"\n"


def visit_moved(data: bytes) -> bytes:
    """The first visit after all others."""
    head, dash, rest = data.partition(b"\n  - id: ")
    visits, key, foot = rest.partition(b"\n\nprogramme:")
    first, between, others = visits.partition(dash or b"-")
    return head + dash + others + between + first + key + foot


def edits() -> st.SearchStrategy[Edit]:
    share = st.floats(0, 1, exclude_max=True)
    lines = st.sampled_from([b"", b"# un mot", b"      # un mot", b"- a", b"  ---"])
    return st.one_of(
        st.builds(inserted, share, lines),
        st.builds(removed, share),
        st.just(section_moved),
        st.just(visit_moved),
        mutations(),
    )


def places(node: object, moves: Moves) -> Iterator[object]:
    """Everything that an edition says, each with its place in the file as it is now."""
    if isinstance(node, Text | Prose):
        yield moves.now(node.source)
        inside = node.spans if isinstance(node, Text) else (node.blocks, node.notes)
        yield from places(inside, moves)
    elif isinstance(node, Node):
        yield moves.now(node.origin)
        yield [moves.now(node.place_of(key)) for key in keys_of(type(node))]
        yield from places({key: getattr(node, key) for key in keys_of(type(node))}, moves)
    elif isinstance(node, Mapping):
        yield tuple(node)
        yield from places(tuple(node.values()), moves)
    elif isinstance(node, tuple):
        for value in node:
            yield from places(value, moves)
    elif hasattr(node, "text") or hasattr(node, "entries"):
        yield from places(getattr(node, "text", None) or getattr(node, "entries", ()), moves)
    else:
        yield node


def told(load: Callable[[], Loaded]) -> tuple[list[object], tuple[Problem, ...]]:
    try:
        found = load()
    except ContentError as error:
        return [], error.problems
    return [*places(found.edition, found.moves)], found.problems


def as_one(file: Path) -> Loaded:
    return Loaded(*load_edition(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parts")


@settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps=st.lists(edits(), min_size=1, max_size=4))
@example(steps=[visit_moved, inserted(0.0, b""), visit_moved])
@example(steps=[section_moved, inserted(0.5, b""), section_moved])
def test_whatever_is_edited_it_is_read_as_if_for_the_first_time(
    steps: list[Edit | Mutation], folder: Path
) -> None:
    rack, file, data = Rack(), folder / "content.yaml", three_visits()
    mended: Edit = lambda _: three_visits()  # noqa: E731 - as the others are
    for edit in (bytes, *steps, mended):
        data = edit(data)
        file.write_bytes(data)
        assert told(lambda: load_again(file, None, rack)) == told(lambda: as_one(file))
        rack.clear()


def visits_after(edit: Edit, folder: Path, rack: Rack) -> tuple[Edition, Edition]:
    file = folder / "content.yaml"
    file.write_bytes(three_visits())
    before = load_again(file, None, rack).edition
    file.write_bytes(edit(three_visits()))
    return before, load_again(file, None, rack).edition


def test_what_stands_further_down_is_the_very_same(folder: Path) -> None:
    before, after = visits_after(inserted(0.0, b"# un mot"), folder, Rack())
    assert all(one is other for one, other in zip(before.visits, after.visits, strict=True))
    assert after.closing is before.closing


def test_a_visit_that_is_edited_is_read_alone(folder: Path) -> None:
    def edited(data: bytes) -> bytes:
        return data.replace(b"Ils **restent**", b"Ils **partent**", 1)

    before, after = visits_after(edited, folder, Rack())
    same = [one is other for one, other in zip(before.visits, after.visits, strict=True)]
    assert same == [False, True, True]


def test_what_is_told_of_a_part_that_has_moved_is_told_of_where_it_stands() -> None:
    moves = Moves("content.yaml", {"visits": 1, "visits[0]": 2, "closing": 0})
    source = Source("content.yaml", 10, 5, "visits[0].name")
    assert moves.now(source).line == 12
    assert Problem("missing_key", source).now(moves).source == moves.now(source)
    assert moves.now(Source("content.yaml", 10, 5, "visits[7].name")).line == 11
    assert moves.now(Source("content.yaml", 10, 5, "closing.text")).line == 10
    assert moves.now(Source("seminaire.yaml", 10, 5, "visits[0].name")).line == 10


def test_parts_can_be_kept_for_another_process(folder: Path) -> None:
    file, rack = folder / "content.yaml", Rack()
    file.write_bytes(three_visits())
    load_again(file, None, rack)
    kept = pickle.loads(pickle.dumps(rack))
    file.write_bytes(inserted(0.0, b"")(three_visits()))
    assert told(lambda: load_again(file, None, kept)) == told(lambda: as_one(file))


def test_of_a_part_that_was_read_before_only_what_is_new_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, cache, copies = folder / "content.yaml", Cache(folder / "cache"), set[str]()
    read = pieces.read

    def noted(copy: Copy) -> Piece:
        copies.add(copy.text)
        return read(copy)

    file.write_bytes(three_visits())
    rack = Rack(Moulds(cache))
    load_again(file, None, rack)
    rack.put_away()
    file.write_bytes(three_visits().replace(b"Ils reviennent", b"Elles reviennent", 1))
    monkeypatch.setattr(pieces, "read", noted)
    edition = load_again(file, None, Rack(Moulds(cache))).edition
    assert "Elles reviennent" in copies
    assert "Ils **restent**" not in copies
    assert edition == as_one(file).edition
    assert "Ils **restent**" in copies
