"""Videos that may be gone, and addresses longer than they need be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import texts
from restitution.content.edition import Edition, Video, VideoStatus
from restitution.content.video import address_of, short_of
from restitution.language import Language
from restitution.source import Source

_ADDRESS = re.compile(r"https?://[^ \n\u00a0\u202f»”)]*[^ \n\u00a0\u202f»”).,;:!?]")


def fallback_missing(edition: Edition, _language: Language) -> Iterator[Finding]:
    """A video that was withdrawn, with nothing to print in its place."""
    for visit in edition.visits:
        video = visit.video
        if video and video.status is VideoStatus.WITHDRAWN and not video.fallback:
            yield Finding(video.place_of("status"), {"name": visit.name.plain})


def unchecked(edition: Edition, _language: Language) -> Iterator[Finding]:
    """Videos that nobody opened on a day that is told: one remark for all of them."""
    waiting = [(v.name.plain, v.video) for v in edition.visits if v.video and _waits(v.video)]
    if waiting:
        place = waiting[0][1].place_of("status")
        yield Finding(place, {"names": ", ".join(name for name, _ in waiting)})


def _waits(video: Video) -> bool:
    online = video.status is VideoStatus.ONLINE
    return video.status is VideoStatus.UNKNOWN or (online and not video.checked)


def address_long(edition: Edition, _language: Language) -> Iterator[Finding]:
    """An address that is printed long while a short one is known to lead to the same place."""
    videos = [visit.video for visit in edition.visits if visit.video]
    known = {video.url: short_of(address_of(video)) for video in videos}
    for source, address in _printed(edition, videos):
        short = known.get(address) or short_of(address)
        if len(short) < len(address):
            yield Finding(source, {"address": address, "short": short})


def _printed(edition: Edition, videos: list[Video]) -> Iterator[tuple[Source, str]]:
    """The addresses that readers see, each with its place."""
    for video in videos:
        if video.short_url:
            yield video.place_of("short_url"), video.short_url
    for text in texts(edition):
        plain = text.plain
        for address in _ADDRESS.findall(plain) if "://" in plain else ():
            yield text.source, address
