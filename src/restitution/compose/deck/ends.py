"""What stands before the slides of the visits, and what comes after them."""

from __future__ import annotations

from restitution.compose.deck import back, front
from restitution.compose.deck.comparison import comparison
from restitution.compose.deck.desk import Desk
from restitution.compose.deck.map import where


def before_visits(desk: Desk) -> None:
    """The opening, where the visits were, the steps, what is to come, and why it is told."""
    title = desk.compositor.edition.publication.title.plain
    front.opening(desk, title)
    where(desk, title)
    front.steps(desk, title)
    front.agenda(desk, title)
    front.editorial(desk, title)


def after_visits(desk: Desk) -> None:
    """The visits side by side, the programme, what follows, all videos, and the thanks."""
    words = desk.compositor.words
    comparison(desk, words.side_by_side)
    back.programme(desk, words.programme)
    back.next_steps(desk, words.next_steps)
    back.videos(desk, words.all_videos)
    back.thanks(desk, words.thanks)
