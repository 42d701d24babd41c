"""The outer margin of a visit: its key figures as knots on the thread, its video at the end."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.newsletter.galleys import Galleys
from restitution.compose.thread import disc, visit_anchor
from restitution.content.edition import Figure, Video, VideoStatus, Visit
from restitution.content.video import address_of, shown
from restitution.errors import LayoutError, Problem
from restitution.flow.galley import Block, Piece, Space
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Symbol
from restitution.page.structure import Role
from restitution.qr import QUIET_ZONE

_OVERHANG = 14.0
"""How far a code may reach beyond the side column towards the trimmed edge, in points."""


def side_column(desk: Desk, sheet: Sheet, visit: Visit) -> list[AnyItem]:
    """Key figures from the top, the video below them; raises LayoutError if there is no room."""
    rect = sheet.rect("side")
    found: list[AnyItem] = []
    y = rect.y
    for number, figure in enumerate(visit.figures):
        placed, y = _figure(desk, sheet, visit, number, figure, y)
        found += placed
    if visit.video is not None:
        placed, y = _video(desk, sheet, visit, visit.video, y)
        found += placed
    if y > rect.bottom + 1:
        values = {"slot": "side", "lines": f"{y - rect.y:.0f}", "most": f"{rect.height:.0f}"}
        raise LayoutError(Problem("text_too_long", visit.origin, values))
    return found


def _figure(
    desk: Desk, sheet: Sheet, visit: Visit, number: int, figure: Figure, y: float
) -> tuple[list[AnyItem], float]:
    compositor, rect = desk.compositor, sheet.rect("side")
    name = f"{visit.id}/figure{number}"
    said = compositor.wording(figure.value, "figure-value")
    one_line = Rect(rect.x, y, rect.width, said.style.leading)
    value = compositor.fitted([said], one_line, name)
    rough = Rect(rect.x, y, rect.width, 400)
    label = compositor.fitted([compositor.wording(figure.label, "figure-label")], rough, name)
    path = desk.path(visit_anchor(visit), Role.P, name)
    middle = y + value[0].style.leading * 0.55
    knot = disc(f"{name}/knot", sheet.rect("thread").x, middle, compositor.length("knot"), "thread")
    below = Rect(rect.x, y + value[0].height, rect.width, label[0].height)
    items: list[AnyItem] = [
        knot,
        compositor.place(
            f"{name}/value", value, Rect(rect.x, y, rect.width, value[0].height), structure=path
        ),
        compositor.place(f"{name}/label", label, below, structure=path),
    ]
    return items, below.bottom + 1.4 * compositor.length("unit")


def _video(
    desk: Desk, sheet: Sheet, visit: Visit, video: Video, y: float
) -> tuple[list[AnyItem], float]:
    """The call, the code and the address in clear; or what there is instead of the video."""
    compositor, rect = desk.compositor, sheet.rect("side")
    name, section = f"{visit.id}/video", visit_anchor(visit)
    gone = video.status is VideoStatus.WITHDRAWN
    call = compositor.words.video_withdrawn if gone else compositor.label("video")
    texts = compositor.fitted(
        [compositor.wording(call, "video-call", source=video.origin)],
        Rect(rect.x, y, rect.width, 200),
        name,
    )
    top = Rect(rect.x, y, rect.width, texts[0].height)
    middle = y + texts[0].style.leading * 0.55
    found: list[AnyItem] = [
        disc(f"{name}/knot", sheet.rect("thread").x, middle, compositor.length("knot"), "thread"),
        compositor.place(
            f"{name}/call", texts, top, structure=desk.path(section, Role.P, f"{name}/call")
        ),
    ]
    y = top.bottom + 4
    if gone:
        said = compositor.wording(video.fallback or visit.title, "side-text")
        link = None
    else:
        address = address_of(video)
        side = symbol_side(compositor, address)
        if side <= rect.width + _OVERHANG:
            x = rect.x - (side - rect.width if sheet.is_left and side > rect.width else 0.0)
            found.append(symbol(desk, visit, video, Rect(x, y, side, side), name))
            y += side + 3
        said = compositor.wording(shown(address), "address", source=video.origin)
        link = address
    text = compositor.fitted([said], Rect(rect.x, y, rect.width, 200), name)
    area = Rect(rect.x, y, rect.width, text[0].height)
    path = desk.path(section, Role.P, f"{name}/address")
    found.append(compositor.place(f"{name}/address", text, area, structure=path, link=link))
    return found, area.bottom


def symbol_side(compositor: Compositor, address: str) -> float:
    """The side of a code with its quiet zone, at the smallest module that prints safely."""
    return (compositor.code(address).size + 2 * QUIET_ZONE) * compositor.length("module")


def symbol(
    desk: Desk, visit: Visit, video: Video, card: Rect, name: str, section: str = ""
) -> Symbol:
    """The code of a visit's video; the quiet zone lies inside the card.

    ``section`` is that of the document where it stands: the visit's own, unless another is named.
    """
    address = address_of(video)
    matrix = desk.compositor.code(address)
    quiet = card.width / (matrix.size + 2 * QUIET_ZONE) * QUIET_ZONE
    return Symbol(
        rect=card.inset(quiet, quiet, quiet, quiet),
        name=f"{name}/symbol",
        structure=desk.path(section or visit_anchor(visit), Role.FIGURE, f"{name}/symbol"),
        source=video.origin,
        alt=desk.compositor.words.qr_alt.format(name=visit.name.plain, address=address),
        link=address,
        matrix=matrix,
        colour="symbol",
        address=address,
    )


def symbol_block(desk: Desk, visit: Visit, galleys: Galleys) -> Iterator[Piece]:
    """A code that is too large for the side column, as a block of the text columns."""
    video = visit.video
    if video is None or video.status is VideoStatus.WITHDRAWN:
        return
    side = symbol_side(desk.compositor, address_of(video))
    if side <= desk.sheet("opening").rect("side").width + _OVERHANG:
        return

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        card = Rect(rect.x, rect.y, side, side)
        return (symbol(desk, visit, video, card, f"{visit.id}/video"),)

    yield Space(desk.compositor.length("unit"))
    yield Block(galleys.units(side), draw, source=video.origin)
