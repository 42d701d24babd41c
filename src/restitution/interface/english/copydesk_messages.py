"""What the copy desk remarks, in English."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

_REMARKS: Final = {
    "figure_not_on_page": Message(
        "The slide says “{number}”; the page’s text does not. The nearest to it, on line {line}: "
        "“{said}”",
        "Correct one or the other: a point, a key figure or a chart says nothing that the text "
        "does not say.",
    ),
    "parts_sum": Message(
        "The parts make {sum}; the whole is {total}.",
        "Check the values and `total`. A part that nobody knows is not made up.",
    ),
    "name_two_ways": Message(
        "“{typed}” is spelled “{name}” elsewhere.",
        "Write this name in one way throughout: that of the `lexicon`, or of the visit.",
    ),
    "points_missing": Message(
        "This question has no points: the first sentences of its answer will stand on the slide.",
        "Add a heading “points” with one to four brief points.",
    ),
    "answer_long": Message(
        "This answer has {words} words; the others have about {usual}.",
        "Tighten it, or share it out between two questions.",
    ),
    "sentence_long": Message(
        "A sentence has {words} words: “{start}…”",
        "Make it two: beyond 40 words, readers lose the thread.",
    ),
    "date_disordered": Message(
        "“{date}” should come after “{before}”.",
        "Put days and sessions in their order; only workshops, in rooms of their own, take place "
        "at the same time.",
    ),
    "date_in_future": Message(
        "The video is said to have been checked on {date}, which is still to come.",
        "Write under the heading “checked” the day on which somebody opened it.",
    ),
    "alt_weak": Message(
        "The description “{alt}” says little to those who do not see the picture.",
        "Say in a sentence what can be seen, without “photo of” or a file’s name.",
    ),
    "alt_is_caption": Message(
        "The description “{alt}” repeats the caption.",
        "The caption will be read as well: say under “alt” what can be seen on the picture.",
    ),
    "fallback_missing": Message(
        "The video of “{name}” is withdrawn, and nothing stands in its place.",
        "Add a heading “fallback”: the sentence to print in its place.",
    ),
    "video_unchecked": Message(
        "Nobody said on which day these videos were seen online: {names}.",
        "Open their addresses, then write `status: online` or `status: withdrawn`, and the date "
        "under the heading “checked”.",
    ),
    "address_long": Message(
        "The address “{address}” is printed in full; a shorter one leads to the same place.",
        "Write `{short}`.",
    ),
    "imprint_missing": Message(
        "The imprint (`imprint`) lacks: {keys}.",
        "Complete it.",
    ),
}


def _may_be_silenced(code: str, remark: Message) -> Message:
    return Message(remark.text, f"{remark.hint} Or silence this remark: `check: {code}`.")


MESSAGES: Final = {
    **{code: _may_be_silenced(code, remark) for code, remark in _REMARKS.items()},
    "silence_unused": Message(
        "There is no remark “{check}” left to silence here.",
        "Take this entry out of the heading “silence”, or correct its “where”.",
    ),
}
