from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.content.edition import Video
from restitution.content.video import address_of, short_of, shown

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


@given(IDS, st.sampled_from(["http://", "https://"]), st.sampled_from(["", "www."]))
def test_dailymotion_is_called_by_its_short_address(ident: str, scheme: str, www: str) -> None:
    url = f"{scheme}{www}dailymotion.com/video/{ident}"
    assert address_of(Video(url=url)) == f"https://dai.ly/{ident}"


def test_the_title_in_a_dailymotion_address_is_left_out() -> None:
    url = "https://www.dailymotion.com/video/x8abc_la-scierie_news"
    assert address_of(Video(url=url)) == "https://dai.ly/x8abc"


def test_a_short_address_that_is_given_comes_first() -> None:
    video = Video(url="https://www.dailymotion.com/video/x8abc", short_url="https://exm.pl/s1")
    assert address_of(video) == "https://exm.pl/s1"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/video/x8abc",
        "https://vimeo.com/123456",
        "https://notdailymotion.com/video/x8abc",
        "https://example.org/?u=https://dailymotion.com/video/x8abc",
    ],
)
def test_other_addresses_stay_as_they_are(url: str) -> None:
    assert address_of(Video(url=url)) == url


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://dai.ly/x8abc", "dai.ly/x8abc"),
        ("http://www.example.org/", "example.org"),
        ("https://example.org/www.a/?b=https://c.fr", "example.org/www.a/?b=https://c.fr"),
        ("https://wwwidgets.fr/a", "wwwidgets.fr/a"),
    ],
)
def test_an_address_is_shown_as_people_type_it(address: str, expected: str) -> None:
    assert shown(address) == expected


@pytest.mark.parametrize(
    ("url", "short"),
    [
        ("https://www.youtube.com/watch?v=a1B2-3D4_5F", "https://youtu.be/a1B2-3D4_5F"),
        ("http://m.youtube.com/watch?app=m&v=a1B2c3D4e5F&list=x", "https://youtu.be/a1B2c3D4e5F"),
        ("https://youtube.com/watch?v=a1B2c3D4e5F&t=90s", "https://youtu.be/a1B2c3D4e5F?t=90s"),
    ],
)
def test_youtube_is_called_by_its_short_address(url: str, short: str) -> None:
    assert address_of(Video(url=url)) == short


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@a1B2c3D4e5F",
        "https://www.youtube.com/watch?v=a1B2c3D4e5F6",
        "https://www.youtube.com/playlist?list=a1B2c3D4e5F",
        "https://myyoutube.com/watch?v=a1B2c3D4e5F",
        "https://youtu.be/a1B2c3D4e5F",
    ],
)
def test_other_addresses_of_youtube_stay_as_they_are(url: str) -> None:
    assert short_of(url) == url
