"""The videos' QR codes, each on a sheet of its own: for posters, badges, anything else."""

from __future__ import annotations

from restitution.compose.compositor import Compositor
from restitution.content.edition import VideoStatus, Visit
from restitution.content.video import address_of
from restitution.geometry import Rect, Size
from restitution.page.items import Page, Publication, Symbol
from restitution.page.structure import Role, Tag
from restitution.qr import QUIET_ZONE
from restitution.theme.tokens import Layout

_MODULE = 10.0


def compose(compositor: Compositor) -> Publication:
    """One page a visit that has a video, named after the visit."""
    header = compositor.edition.publication
    pages = [
        _page(compositor, visit)
        for visit in compositor.edition.visits
        if visit.video and visit.video.status is not VideoStatus.WITHDRAWN
    ]
    return Publication(
        title=header.title.plain,
        author=header.publisher.plain,
        subject=compositor.words.all_videos,
        language=compositor.language.locale,
        date=f"{header.date}-01",
        pages=tuple(pages),
    )


def _page(compositor: Compositor, visit: Visit) -> Page:
    assert visit.video is not None
    address = address_of(visit.video)
    matrix = compositor.code(address)
    quiet, side = _MODULE * QUIET_ZONE, _MODULE * matrix.size
    symbol = Symbol(
        rect=Rect(quiet, quiet, side, side),
        name=visit.id,
        structure=(Tag(Role.FIGURE, visit.id),),
        source=visit.video.origin,
        alt=compositor.words.qr_alt.format(name=visit.name.plain, address=address),
        link=address,
        matrix=matrix,
        colour="symbol",
        address=address,
    )
    whole = side + 2 * quiet
    return Page(
        name=visit.id,
        size=Size(whole, whole),
        layout=Layout("code", "Code", "surface"),
        title=visit.name.plain,
        section=visit.name.plain,
        items=(symbol,),
        source=visit.video.origin,
    )
