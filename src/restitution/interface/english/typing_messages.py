"""What is told in English about how the file was typed: characters, signs, quotes, indents."""

from __future__ import annotations

from typing import Final

from restitution.interface.message import Message

MESSAGES: Final = {
    "file_too_large": Message(
        "The file {file} is too large: more than {most} million bytes.",
        "Check that it is a text: a picture or a document is saved apart.",
    ),
    "character_lost": Message(
        "A sign was lost here ({character}) when the file changed its encoding.",
        "Type the missing sign again, from the original.",
    ),
    "character_private": Message(
        "This sign ({character}) exists in a font of symbols only; it probably comes "
        "from a word processor.",
        "Delete it; before an entry of a list, type a hyphen and a space.",
    ),
    "text_misread": Message(
        "“{text}” looks like an accented letter that was badly converted.",
        "Type this word again; if the file is full of them, take an earlier version.",
    ),
    "colon_in_text": Message(
        "This text holds a colon and a space: the program takes it for another heading.",
        "Put the text between straight quotes: `{fixed}`.",
    ),
    "colon_tight": Message(
        "An ordinary space is missing after the colon.",
        "Write `{fixed}`.",
    ),
    "colon_other": Message(
        "The name of the heading is followed by “{sign}”, not by a colon.",
        "Write `{fixed}`.",
    ),
    "line_without_key": Message(
        "This line is neither a heading nor part of a text: “{text}”.",
        "For a heading, add a colon and a space after its name; to go on with the text "
        "above, move the line two spaces to the right.",
    ),
    "dash_tight": Message(
        "An ordinary space is missing after the hyphen.",
        "Write `{fixed}`.",
    ),
    "dash_other": Message(
        "The sign “{sign}” begins no entry of a list.",
        "Type a hyphen and a space: `{fixed}`.",
    ),
    "quote_open": Message(
        "The quotes that open here (`{sign}`) do not close at the end of the text.",
        "Close them with the same sign at the end of the text, or take them away.",
    ),
    "quote_early": Message(
        "The quotes close before the end of the text.",
        "Write `{fixed}`.",
        "{kept}",
    ),
    "backslash_in_quotes": Message(
        "Between straight quotes, the backslash (`\\`) has a meaning of its own.",
        "Write paths with ordinary slashes (`photos/one.jpg`); to print the backslash, "
        "type it twice.",
    ),
    "block_sign": Message(
        "After `{sign}`, the text begins on the next line.",
        "Start a new line after `{sign}`, and move the text two spaces to the right.",
    ),
    "sign_first": Message(
        "The text begins with “{sign}”, which has a meaning of its own here.",
        "Put the text between straight quotes: `{fixed}`.",
    ),
    "indent_wrong": Message(
        "This line is not aligned: it is indented by {count}, line {line} by {wanted}.",
        "Begin it in the same column as the headings it belongs with; what depends on "
        "them goes two spaces further.",
    ),
    "entry_unexpected": Message(
        "No list is possible here.",
        "Align all hyphens of the list, under a heading that stands alone on its line, "
        "like `points:`.",
    ),
    "entry_in_text": Message(
        "This line is read as more of the text above, not as another entry.",
        "Align its hyphen with that of the entry before.",
        "“{kept} {text}”",
    ),
    "key_form": Message(
        "The name of a heading is a word, not a list or a group.",
        "Write the heading’s name, a colon and a space: `title: …`.",
    ),
    "two_documents": Message(
        "Three hyphens or three points alone on a line cut the file in two.",
        "Delete this line; to set two parts apart, leave a blank line.",
    ),
    "html_tag": Message(
        "The tag “{text}” will be printed as it is.",
        "Take it away; for bold, write `**word**`, for italics, `*word*`.",
    ),
    "link_open": Message(
        "This link is not complete: “{text}” will be printed as it is.",
        "Write the brackets, then at once the parentheses: `[word](https://example.org)`.",
    ),
    "image_backslash": Message(
        "The path of the picture “{file}” is written with ordinary slashes.",
        "Replace each backslash by a slash: `photos/one.jpg`.",
    ),
    "entry_on_line": Message(
        "A list begins on the next line, not behind the name of the heading.",
        "Start a new line, two spaces further to the right, and write `{fixed}`.",
    ),
    "text_huge": Message(
        "This text is far too long: more than {most} characters.",
        "Divide it into several texts; if it is not a text, delete it.",
    ),
}
