"""What is told in English about the reading of files and the writing of products."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "content_missing": Message(
        "The file {file} cannot be found.",
        "Go to the project’s folder, or name the file: `restitution build folder/content.yaml`.",
    ),
    "empty_file": Message(
        "The file is empty.",
        "Start from an earlier issue, or from the model that comes with the program.",
    ),
    "not_utf8": Message(
        "The file is not saved as UTF-8: line {line} holds a sign that cannot be read ({byte}).",
        "In your editor, choose “Save with encoding”, then “UTF-8”.",
    ),
    "control_character": Message(
        "An invisible sign ({character}) slipped in here, probably by copy and paste.",
        "Delete the signs around this place, then type them again.",
    ),
    "not_a_mapping": Message(
        "The file must be made of headings.",
        "Begin each heading with its name and a colon, for example `publication:`.",
    ),
    "yaml_syntax": Message(
        "This line cannot be read: {detail}",
        "If the text holds a colon, a hash or an opening quote, put it between straight "
        "quotes, or on a new line after `>-`.",
    ),
    "tab_indent": Message(
        "The line begins with a tab.",
        "Replace it by spaces: two for each level.",
    ),
    "nbsp_indent": Message(
        "The line begins with a no-break space that came by copy and paste.",
        "Delete the start of the line, then type ordinary spaces.",
    ),
    "comment_cut": Message(
        "The text is cut: “{text}” will not be printed, because a hash after a space opens "
        "a remark.",
        "Put the whole text between straight quotes; if it is a remark, put it on a line "
        "of its own.",
        "“{kept}”",
    ),
    "anchor_used": Message(
        "The text begins with an ampersand (&), which has a special meaning here.",
        "Put the text between straight quotes.",
    ),
    "alias_used": Message(
        "The text begins with an asterisk, which has a special meaning here.",
        'Put the text between straight quotes: `"**Important**: …"`.',
    ),
    "tag_used": Message(
        "The text begins with an exclamation mark, which has a special meaning here.",
        "Put the text between straight quotes.",
    ),
    "too_deep": Message(
        "The headings are nested too deeply.",
        "Check the spaces at the starts of the lines, and the brackets.",
    ),
    "duplicate_key": Message(
        "The heading “{key}” is given already on line {line}.",
        "Keep only one of the two, or bring their texts together.",
    ),
    "missing_key": Message(
        "The heading “{key}” is missing.",
        "Add a line `{key}:` here, followed by what it holds.",
    ),
    "unknown_key": Message(
        "There is no heading “{key}” here.",
        "Did you mean “{near}”?",
    ),
    "unknown_key_alone": Message(
        "There is no heading “{key}” here.",
        "Delete it, or check that it is in the right place: the number of spaces at the "
        "start of the line counts.",
    ),
    "mapping_for_text": Message(
        "A text is needed here; “{key}: …” was read as a heading, because of the colon.",
        'Put the whole text between straight quotes: `- "{key}: …"`.',
        "a heading “{key}” with the text “{value}”",
    ),
    "mapping_for_list": Message(
        "A list is needed here; “{key}: …” was read as a heading.",
        "Begin each entry with a hyphen and a space: `- {key}: …`.",
    ),
    "list_for_text": Message(
        "One text is needed here, not a list.",
        "Take away the hyphens at the starts of the lines; for a list inside a text, begin "
        "with `|` after the heading’s name.",
    ),
    "list_for_mapping": Message(
        "Headings are needed here, not a list.",
        "Take away the hyphen at the start of the line.",
    ),
    "text_for_list": Message(
        "A list is needed here, not one text.",
        "Begin a new line, and begin each entry with a hyphen and a space: `- first point`.",
    ),
    "text_for_mapping": Message(
        "Headings are needed here, not a text.",
        "Begin a new line, and write one heading a line, for example `title: …`.",
    ),
    "text_empty": Message(
        "There is no text here.",
        "Write the text, or delete the heading if it is not required.",
    ),
    "file_missing": Message(
        "The file {file} cannot be found.",
        "Check its name and its folder; capitals and accents count.",
    ),
    "image_missing": Message(
        "The picture {file} cannot be found.",
        "Check its name and its folder; capitals and accents count.",
    ),
    "image_outside": Message(
        "The picture {file} is not in the project’s folder.",
        "Copy it into the project’s folder, then give its name from that folder: "
        "`images/photo.jpg`.",
    ),
    "image_unreadable": Message(
        "The picture {file} cannot be read.",
        "Save it again as JPEG or PNG.",
    ),
    "image_broken": Message(
        "The picture {file} is damaged, or not complete.",
        "Copy it again from the camera or the mail it came from.",
    ),
    "image_huge": Message(
        "The picture {file} is out of all proportion: it has more than {most} million pixels.",
        "Reduce it to 6000 pixels in width, then save it as JPEG.",
    ),
    "image_animated": Message(
        "The picture {file} moves, which neither a page nor a slide shows.",
        "Choose one of its frames, and save it as JPEG or PNG.",
    ),
    "image_coarse": Message(
        "The picture {file} is too small for its place: {dpi} dots per inch, where {least} are "
        "needed.",
        "Ask for the original photograph: it should have at least {width} × {height} pixels.",
    ),
    "template_missing": Message(
        "The PowerPoint template {file} cannot be found.",
        "Check its name and its folder; capitals and accents count.",
    ),
    "template_outside": Message(
        "The PowerPoint template {file} is not in the project’s folder.",
        "Copy it into the project’s folder, then give its name from there: `assets/template.pptx`.",
    ),
    "template_backslash": Message(
        "The path of the PowerPoint template “{file}” is written with ordinary slashes.",
        "Replace each backslash by a slash: `assets/template.pptx`.",
    ),
    "template_unreadable": Message(
        "The file {file} is no PowerPoint template that can be read.",
        "Open it in PowerPoint, then save it as `.pptx` or `.potx`.",
    ),
    "output_failed": Message(
        "The file {file} cannot be written: {detail}",
        "Close it if it is open, then check the room on the disk and your rights on the folder.",
    ),
    "output_denied": Message(
        "The file {file} cannot be written: it is open elsewhere, or protected.",
        "Close it, or check your rights on the folder.",
    ),
    "output_full": Message(
        "The file {file} cannot be written: there is no room left on the disk.",
        "Make room, or choose another folder with `--output`.",
    ),
    "output_read_only": Message(
        "“{file}” cannot be written: this disk or folder is read-only.",
        "Choose another folder, for example with `--output`.",
    ),
    "output_name_long": Message(
        "“{file}”: this name, or the path that leads to it, is too long for this disk.",
        "Choose a folder nearer to the root with `--output`, or a shorter identifier.",
    ),
    "output_busy": Message(
        "Another build is under way in the folder {file}.",
        "Wait for its end, then try again; close another window that may be running one.",
    ),
    "output_in_the_way": Message(
        "“{file}” is taken: there is a file in the place of a folder, or the other way round.",
        "Move or rename it, or choose another folder with `--output`.",
    ),
    "epoch_invalid": Message(
        "The variable {name} is “{value}”, which is no number of seconds since 1970.",
        "Give it a whole number, or remove it.",
    ),
    "folder_not_empty": Message(
        "The folder {folder} is not empty.",
        "Give the name of a folder that does not exist yet: `restitution new issue-2`.",
    ),
    "product_unknown": Message(
        "There is no product “{value}”.",
        "Choose among: {known}.",
    ),
    "deck_edited": Message(
        "The deck {file} had been edited by hand; it is kept: {kept}",
        "Edits found: {count}. To carry its texts into `content.yaml`: `restitution pull {kept}`.",
    ),
    "deck_resaved": Message(
        "The deck {file} had been saved by another program; it is kept: {kept}",
        "No edit was found in its texts, places and slides; colours and effects are not compared. "
        "If there is nothing to take from it, delete it.",
    ),
    "deck_foreign": Message(
        "The deck {file} was not from this program, or from too old a version; it is kept: {kept}",
        "Open it, and take over yourself what you need.",
    ),
    "deck_unrecorded": Message(
        "The deck {file} does not say how it was built.",
        "Choose a deck that was built by `restitution build`, then edited; Google Slides and "
        "Keynote delete what it remembers.",
    ),
    "deck_unreadable": Message(
        "The deck {file} cannot be read: it is damaged, or of another format.",
        "Save it again in PowerPoint or LibreOffice, as `.pptx`.",
    ),
    "pull_conflict": Message(
        "“{before}” has become “{after}” in the deck, and “{present}” in the file.",
        "Choose, and correct it yourself.",
    ),
    "pull_gone": Message(
        "“{before}” has become “{after}” in the deck; the file has this text no more.",
        "Take it over yourself, if it has a place elsewhere.",
    ),
    "pull_emptied": Message(
        "“{before}” was deleted in the deck, and stays in the file.",
        "Delete it yourself, if its heading can do without.",
    ),
    "pull_unwritable": Message(
        "“{after}” cannot take the place of “{before}” safely.",
        "Correct it yourself, and mind the quotes and asterisks.",
    ),
}
