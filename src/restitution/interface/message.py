"""What to tell of a problem."""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Frozen


class Message(Frozen):
    """What to tell a person: what is wrong, how to mend it, and if need be what was understood.

    All three take values by name.
    """

    text: str
    hint: str
    understood: str = ""

    def filled(self, values: Mapping[str, str]) -> Message:
        """The message with its values; raises KeyError when one is missing."""
        return Message(
            self.text.format_map(values),
            self.hint.format_map(values),
            self.understood.format_map(values),
        )
