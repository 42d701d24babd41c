"""What is wrong with a finished file."""

from __future__ import annotations

from restitution.frozen import Frozen


class Fault(Frozen):
    """One thing that is wrong with a file.

    ``code`` names the rule that is broken, ``page`` is the sheet from 1 (0: the whole file), and
    ``detail`` is what was found: a name, an address or a figure, never a sentence.
    """

    code: str
    page: int
    detail: str
