"""French-like texts for properties, and how set lines are read back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from restitution.markup import Span
from restitution.text.setting import SetText

WORDS = st.sampled_from(
    [
        *("le", "la", "de", "et", "à", "y", "M.\u00a0Dupont", "l’amélioration", "qu’aujourd’hui"),
        *(
            "développement",
            "porte-parole",
            "c’est-à-dire",
            "2009–2010",
            "anticonstitutionnellement",
        ),
        *("«\u202fBonjour\u202f»", "vraiment\u202f?", "12\u202f000\u00a0€", "n°\u00a05", "Œuvre"),
        *(
            "—\u00a0oui",
            "SARL",
            "Montessori",
            "https://dai.ly/x8abc-de",
            "www.example.org/a-b",
            "AVA",
        ),
        *("coopérative,", "solidarité.", "Le", "ill-lil", "XVIIIe", "est\u00a0:", "efficacement"),
    ]
)
LOOKS = st.builds(
    Span, st.just(""), strong=st.booleans(), emphasis=st.booleans(), raised=st.booleans()
)


@st.composite
def spans(draw: st.DrawFn, most: int = 25) -> tuple[Span, ...]:
    """A text of words between single spaces, with one to three looks."""
    words = draw(st.lists(WORDS, min_size=1, max_size=most))
    text = " ".join(words)
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=2)))
    found = []
    for start, end in pairwise([0, *cuts, len(text)]):
        look = draw(LOOKS)
        if text[start:end]:
            found.append(Span(text[start:end], look.strong, look.emphasis, look.raised))
    return tuple(found)


def said(text: tuple[Span, ...]) -> str:
    """The words of a text."""
    return "".join(span.text for span in text)


def joins(text: SetText) -> bool:
    """Whether the lines, put together again, are the text: breaks took spaces and nothing else."""
    rest = said(text.spans)
    for line in text.lines:
        if not rest.startswith(line.text):
            return False
        rest = rest[len(line.text) :].removeprefix(" ")
    return not rest
