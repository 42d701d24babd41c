"""Addresses of videos: the shortest that is known, which makes the coarsest QR code."""

from __future__ import annotations

import re

from restitution.content.edition import Video

_DAILYMOTION = re.compile(r"https?://(?:www\.)?dailymotion\.com/video/([a-z0-9]+)")


def address_of(video: Video) -> str:
    """The short address if one is given or can be told from the long one, else the long one.

    Dailymotion serves every video at dai.ly/ID as well.
    """
    if video.short_url:
        return video.short_url
    known = _DAILYMOTION.match(video.url)
    return f"https://dai.ly/{known.group(1)}" if known else video.url


def shown(address: str) -> str:
    """An address as people type it: without its scheme."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")
