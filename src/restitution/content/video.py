"""Addresses of videos: the shortest that is known, which makes the coarsest QR code."""

from __future__ import annotations

import re

from restitution.content.edition import Video

_DAILYMOTION = re.compile(r"https?://(?:www\.)?dailymotion\.com/video/([a-z0-9]+)")
_YOUTUBE = re.compile(
    r"https?://(?:www\.|m\.)?youtube\.com/watch\?(?:[^#]*&)?v=([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])"
)
_START = re.compile(r"[?&](t=[0-9hms]+)")


def address_of(video: Video) -> str:
    """The short address if one is given or can be told from the long one, else the long one."""
    return video.short_url or short_of(video.url)


def short_of(url: str) -> str:
    """The short address that is known to lead to the same video, else the address itself.

    Dailymotion serves every video at dai.ly/ID, YouTube at youtu.be/ID; where to start is kept.
    """
    known = _DAILYMOTION.match(url)
    if known:
        return f"https://dai.ly/{known[1]}"
    known = _YOUTUBE.match(url)
    if known:
        start = _START.search(url)
        return f"https://youtu.be/{known[1]}{f'?{start[1]}' if start else ''}"
    return url


def shown(address: str) -> str:
    """An address as people type it: without its scheme."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
