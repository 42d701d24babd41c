"""The remarks that may be silenced, by name, and the key that silences one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from restitution.content.fields import Choice, Word
from restitution.content.node import Node


class Check(StrEnum):
    """What the copy desk looks for; a check goes by the code of its problem."""

    FIGURE_NOT_ON_PAGE = "figure_not_on_page"
    PARTS_SUM = "parts_sum"
    NAME_TWO_WAYS = "name_two_ways"
    POINTS_MISSING = "points_missing"
    ANSWER_LONG = "answer_long"
    SENTENCE_LONG = "sentence_long"
    DATE_DISORDERED = "date_disordered"
    DATE_IN_FUTURE = "date_in_future"
    ALT_WEAK = "alt_weak"
    ALT_IS_CAPTION = "alt_is_caption"
    FALLBACK_MISSING = "fallback_missing"
    VIDEO_UNCHECKED = "video_unchecked"
    ADDRESS_LONG = "address_long"
    IMPRINT_MISSING = "imprint_missing"


class Silence(Node, kw_only=True):
    """Une remarque que l’on fait taire, et pourquoi."""

    check: Annotated[Check, Choice(Check), "Nom de la remarque"]
    where: Annotated[
        Word | None, "Endroit ; à défaut, partout : visits.terre.questions.solidarite"
    ] = None
    reason: Annotated[Word, "Raison, pour qui relira"]
