"""What is told in English about finished files that are not as they should be."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

_TELL: Final = (
    "This is not your content: send content.yaml and this message to whoever looks "
    "after the program."
)
_AGAIN: Final = (
    "The file was not made from today’s content.yaml: build again with `restitution build`."
)

MESSAGES: Final = {
    "preflight_nothing": Message(
        "The folder {file} holds no file to check.",
        "Build first with `restitution build`, or name the folder with `--output`.",
    ),
    "preflight_absent": Message("{file}: {detail} is missing.", _AGAIN),
    "preflight_unreadable": Message(
        "{file} is damaged and cannot be opened ({detail}).",
        "Build again with `restitution build`; if it happens again, send content.yaml to "
        "whoever looks after the program.",
    ),
    "preflight_page_count": Message("{file} has the wrong number of pages ({detail}).", _AGAIN),
    "preflight_folds": Message(
        "{file} has {detail} pages: this is no multiple of four, and a folded sheet would "
        "be incomplete.",
        _TELL,
    ),
    "preflight_page_size": Message(
        "{file}, page {page}: the trimmed size is {detail}, which is not that of the layout.", _TELL
    ),
    "preflight_font_loose": Message(
        "{file}, page {page}: the font {detail} is not in the file; another would take its "
        "place in print.",
        _TELL,
    ),
    "preflight_font_mute": Message(
        "{file}, page {page}: text in {detail} could not be copied, searched or read aloud.", _TELL
    ),
    "preflight_link_missing": Message(
        "{file}, page {page}: the address {detail} cannot be clicked.", _AGAIN
    ),
    "preflight_link_stray": Message(
        "{file}, page {page}: a link leads to {detail}, which is not in the content.", _AGAIN
    ),
    "preflight_ppi": Message(
        "{file}, page {page}: a picture has only {detail} pixels an inch at its printed size.",
        "Take the original file from the camera, not a copy from a message or a website.",
    ),
    "preflight_code_unread": Message(
        "{file}, page {page}: the QR code of {detail} cannot be read.",
        "If it is missing or leads elsewhere, build again with `restitution build`; if it "
        "cannot be read, give a shorter address (`short_url`).",
    ),
    "preflight_code_stray": Message(
        "{file}, page {page}: a QR code leads to {detail}, which is not expected on this page.",
        _AGAIN,
    ),
    "preflight_code_damaged": Message(
        "{file}, page {page}: the QR code of {detail} is covered or damaged in places.", _TELL
    ),
    "preflight_code_crowded": Message(
        "{file}, page {page}: something stands in the white margin of the QR code of "
        "{detail}; some telephones would not read it.",
        _TELL,
    ),
    "preflight_structure": Message(
        "{file}, page {page}: a person who listens to the document instead of seeing it "
        "would be hindered ({detail}).",
        _TELL,
    ),
    "preflight_intent": Message(
        "{file} does not say for which printing condition its colours are made ({detail}).", _TELL
    ),
    "preflight_trapped": Message("{file} does not say whether it is trapped ({detail}).", _TELL),
    "preflight_version_key": Message(
        "{file} does not declare that it follows PDF/X-4 ({detail}).", _TELL
    ),
    "preflight_annotation": Message(
        "{file}, page {page}: there is a link or annotation on the page to be printed ({detail}).",
        _TELL,
    ),
    "preflight_trim_box": Message(
        "{file}, page {page}: nothing says where to cut ({detail}).", _TELL
    ),
    "preflight_bleed_box": Message(
        "{file}, page {page}: the bleed is only {detail}; print shops ask for three millimetres.",
        _TELL,
    ),
    "preflight_media_box": Message(
        "{file}, page {page}: the bleed leaves the sheet ({detail}).", _TELL
    ),
    "preflight_rgb": Message(
        "{file}, page {page}: a colour is not ready for printing inks ({detail}).", _TELL
    ),
    "preflight_overprint": Message(
        "{file}, page {page}: a light colour prints over another and would vanish (ink {detail}).",
        _TELL,
    ),
    "preflight_ink_total": Message(
        "{file}, page {page}: {detail} of ink in one place, and the sheet would not dry "
        "(three hundred at most).",
        "Lighten this colour in the theme (`cmyk`).",
    ),
    "preflight_hairline": Message(
        "{file}, page {page}: a rule of {detail} is too fine for printing.",
        "Give this rule at least 0.25 pt in the theme.",
    ),
    "preflight_bleed": Message(
        "{file}, page {page}: a panel stops at the cut, and a white edge would be left ({detail}).",
        _TELL,
    ),
    "preflight_entry_twice": Message(
        "{file} holds {detail} twice; PowerPoint would ask to repair it.", _TELL
    ),
    "preflight_package": Message("{file}: PowerPoint would ask to repair it ({detail}).", _TELL),
    "preflight_slide_title": Message("{file}, slide {page} has no title ({detail}).", _TELL),
}
