"""What is told in English about what the texts, the theme and the places hold."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "too_many_points": Message(
        "There are {count} points; a slide carries {most} at most.",
        "Keep what matters most: the full text is in the newsletter and in the notes.",
    ),
    "too_many": Message(
        "There are {count} entries; {most} at most can stand here.",
        "Take some away, or bring together those that belong together.",
    ),
    "too_few": Message(
        "Entries in this list: {count}; at least {least} are needed.",
        "Add some, each on a line that begins with a hyphen and a space.",
    ),
    "id_form": Message(
        "The identifier “{value}” has not the right form.",
        "Write it in small letters without accents, with figures or hyphens: `technical-school`.",
    ),
    "id_twice": Message(
        "The identifier “{id}” is used already on line {line}.",
        "Give another one: each identifier is used once only.",
    ),
    "url_form": Message(
        "The address “{value}” is not complete.",
        "Copy it from the browser’s address bar: it begins with `https://` and has no space.",
    ),
    "year_month_form": Message(
        "“{value}” is not a month.",
        "Write the year, a hyphen and the month in two figures: `2010-10`.",
    ),
    "day_form": Message(
        "“{value}” is not a day of the calendar.",
        "Write the year, the month and the day, with hyphens between them: `2010-10-14`.",
    ),
    "time_form": Message(
        "“{value}” is not a time.",
        "Write the hours and the minutes: `09:30`.",
    ),
    "number_form": Message(
        "“{value}” is not a number.",
        "Write figures only, with a comma or a point if needed: `21.10`.",
    ),
    "number_range": Message(
        "The number {value} is beyond the limits allowed here.",
        "Check it: a latitude goes from -90 to 90, a longitude from -180 to 180, a "
        "quantity is not negative, metres and minutes are not zero.",
    ),
    "flag_form": Message(
        "“{value}” is neither yes nor no.",
        "Write `true` for yes, `false` for no.",
    ),
    "choice": Message(
        "“{value}” is no choice here; the nearest is “{near}”.",
        "Write one of these words: {choices}.",
    ),
    "unknown_column": Message(
        "The column “{column}” is not declared in `comparison`.",
        "Declared columns: {known}.",
    ),
    "unknown_sector": Message(
        "The sector “{sector}” is not defined.",
        "Choose among: {known}; or add it under the heading “sectors”.",
    ),
    "language_form": Message(
        "“{value}” is not the code of a language.",
        "Write two small letters: `en`.",
    ),
    "language_unknown": Message(
        "The language “{value}” is not provided for yet.",
        "Choose among: {known}.",
    ),
    "emphasis_open": Message(
        "An asterisk stands alone: “{text}”.",
        "Close the emphasis, without a space inside: `**word**`. For the mark of a note, "
        "write `[^1]`; to print the asterisk, `\\*`.",
    ),
    "note_unknown": Message(
        "The mark “{note}” has no note.",
        "Add at the end of the same text a line `[^{note}]: text of the note`. A title or "
        "a point carries no note.",
    ),
    "note_unused": Message(
        "Nothing refers to the note “{note}”: it will not be printed.",
        "Write `[^{note}]` in the text where its mark belongs, or delete the note.",
    ),
    "note_twice": Message(
        "The note “{note}” is given twice: only the first one serves.",
        "Give the second one another key, for example `[^{note}b]`.",
    ),
    "heading_level": Message(
        "A subhead begins with three hashes, not with “{marks}”: the line is printed as it is.",
        "Write `### Subhead`.",
    ),
    "link_scheme": Message(
        "The link “{url}” leads to no public page.",
        "Give a complete address that begins with `https://`, `http://` or `mailto:`.",
    ),
    "text_too_long": Message(
        "This text is {lines} lines long; its place ({slot}) holds {most}.",
        "Shorten it; the full text may stay in the answer, which the newsletter and the "
        "notes carry.",
    ),
    "word_too_wide": Message(
        "The word “{word}” is wider than its place ({slot}).",
        "Replace it by a shorter word, or divide it with a hyphen.",
    ),
    "block_too_tall": Message(
        "This piece is {height} points high; a column holds {most}.",
        "Shorten it, or divide it in two.",
    ),
    "qr_too_long": Message(
        "The address “{url}” is too long for a QR code that can be read.",
        "Give a short address under the heading “short_url”.",
    ),
    "code_far": Message(
        "The code of this video can be read up to {reach} m; the last row is at {depth} m.",
        "Give a shorter address under the heading “short_url”, provide a screen {screen} m wide, "
        "or hand out the codes on paper; the heading “room” describes the room.",
    ),
    "codes_far": Message(
        "No video code can be read from the last row: they can be read up to {reach} m, the room "
        "is {depth} m deep.",
        "Provide a screen {screen} m wide, or hand out the codes on paper: they are on the last "
        "page of the newsletter and in the folder `qr`.",
    ),
    "visit_too_long": Message(
        "{name}: about {spoken} min of notes for {planned} min planned.",
        "The estimate takes the notes as read in full: choose what will be said, or plan more time "
        "under the heading “minutes”.",
    ),
    "visits_too_long": Message(
        "The visits take {visits} min in all, for {planned} min of presentation planned.",
        "Give a visit fewer minutes, or the presentation more.",
    ),
    "notes_too_long": Message(
        "About {spoken} min of notes in all, for {planned} min of presentation planned.",
        "The estimate takes the notes as read in full: choose what will be said, or plan more time "
        "under the heading “presentation”.",
    ),
    "theme_missing": Message(
        "The theme “{theme}” cannot be found.",
        "Choose among: {known}.",
    ),
    "theme_value": Message(
        "In the theme, the value of “{path}” will not do: {detail}",
        "Compare it with that of a theme provided, in the folder `assets/themes`.",
    ),
    "template_layout": Message(
        "The PowerPoint template has no layout “{layout}”, asked for “{label}”.",
        "Choose one of: {known}.",
    ),
    "template_placeholder": Message(
        "The layout “{layout}” of the PowerPoint template has no placeholder “{wanted}”, asked "
        "for `{slot}`.",
        "Choose one of: {known}.",
    ),
    "template_title": Message(
        "The layout “{layout}” of the PowerPoint template has no title; “{label}” needs one.",
        "Add a title to it in the slide master, or choose one of: {known}.",
    ),
    "template_font": Message(
        "The widths of the PowerPoint template’s font “{font}” are not known: text is measured "
        "with {twin}, and a margin.",
        "Look at the slides in PowerPoint; or give the theme the files of a font of the same "
        "widths, with `office_name: {font}` and `twin: true`.",
    ),
    "template_small": Message(
        "In the layout “{layout}” of the PowerPoint template, text is {size} points: from the back "
        "of a room, it takes {least}.",
        "Enlarge the text of this layout in the slide master.",
    ),
    "template_picture": Message(
        "On these layouts of the PowerPoint template, text stands on a picture or a pattern: "
        "{layouts}. Nobody can say whether it can be read.",
        "Look at the slides in PowerPoint; if need be, choose plainer layouts in the theme.",
    ),
    "contrast_low": Message(
        "In the theme, the colour of the role `{role}` is hard to read on that of the role "
        "`{ground}`: a contrast of {ratio}, where {wanted} is needed (page `{place}`, “{text}”).",
        "Make one of the two colours darker, or the other lighter, in the theme’s palette.",
    ),
    "font_missing": Message(
        "The font “{font}” cannot be found.",
        "Check its name in the theme, or install it again with the program.",
    ),
    "font_outlines": Message(
        "The font “{font}” has outlines that the PDF cannot carry.",
        "Take the TrueType version (`.ttf`) of this font.",
    ),
    "glyph_missing": Message(
        "The sign “{character}” ({code}) does not exist in the font {font}.",
        "Replace it in the text, or choose in the theme a font that has it.",
    ),
}
