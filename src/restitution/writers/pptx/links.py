"""Links of one slide: to a page of the deck by its anchor, or to an address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from restitution.writers.pptx.elements import NOTHING, Xml, element
from restitution.writers.pptx.parts import SLIDE, Relations

_OWN_COLOUR = element(
    "a:extLst",
    element(
        "a:ext",
        element(
            "ahyp:hlinkClr",
            xmlns_ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
            val="tx",
        ),
        uri="{A12FA001-AC4F-418D-AE19-62706E023703}",
    ),
)
"""Says that linked words keep their own colour (MS-ODRAWXML, hyperlinkColor)."""

_LEGAL = "%/:=&?~#+!$,;'@()*[]-._"


class Links:
    """Makes the links of one slide; ``anchors`` gives the slide part that holds an anchor."""

    def __init__(self, relations: Relations, anchors: Mapping[str, str]) -> None:
        self._relations = relations
        self._anchors = anchors

    def of_item(self, link: str | None) -> Xml:
        """What a click on an item does. Raises KeyError for an anchor that no page holds."""
        return self._click(link, NOTHING)

    def of_words(self, link: str | None) -> Xml:
        """What a click on words does. Raises KeyError for an anchor that no page holds."""
        return self._click(link, _OWN_COLOUR)

    def _click(self, link: str | None, extension: Xml) -> Xml:
        if link is None:
            return NOTHING
        if link.startswith("#"):
            id_ = self._relations.to(SLIDE, self._anchors[link.removeprefix("#")])
            return element("a:hlinkClick", extension, r_id=id_, action="ppaction://hlinksldjump")
        return element("a:hlinkClick", extension, r_id=self._relations.to_address(legal(link)))


def legal(address: str) -> str:
    """An address with everything percent-encoded that RFC 3986 does not allow to stand bare."""
    return quote(address, safe=_LEGAL)
