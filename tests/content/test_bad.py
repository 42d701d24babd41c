from __future__ import annotations

from pathlib import Path

import pytest

from restitution.content.loader import load_edition
from restitution.content.silence import Check
from restitution.errors import ContentError, Problem, Severity

BAD = Path(__file__).parents[1] / "cases" / "bad"

WARNINGS = {"comment_cut", "silence_unused", *map(str, Check)}

EXPECTED = {
    "address_long": [(43, 11, "address_long")],
    "alias": [(2, 9, "alias_used")],
    "alias_bold": [(2, 9, "alias_used")],
    "alt_is_caption": [(45, 14, "alt_is_caption")],
    "alt_weak": [(45, 14, "alt_weak")],
    "anchor": [(2, 9, "anchor_used")],
    "answer_long": [(63, 11, "answer_long")],
    "apostrophe": [(2, 12, "yaml_syntax")],
    "choice": [(52, 17, "choice")],
    "colon_in_text": [(2, 18, "yaml_syntax")],
    "comment_cut": [(25, 24, "comment_cut")],
    "control_character": [(2, 11, "control_character")],
    "control_escape": [(2, 9, "control_character")],
    "date_disordered": [
        (55, 11, "date_disordered"),
        (59, 11, "date_disordered"),
        (62, 7, "date_disordered"),
    ],
    "date_in_future": [(46, 7, "date_in_future")],
    "day_form": [(49, 13, "day_form")],
    "duplicate_key": [(39, 5, "duplicate_key")],
    "empty_file": [(1, 1, "empty_file")],
    "fallback_missing": [(45, 7, "fallback_missing")],
    "figure_not_on_page": [(48, 10, "figure_not_on_page")],
    "flag_form": [(49, 22, "flag_form")],
    "id_form": [(35, 9, "id_form")],
    "id_twice": [(44, 9, "id_twice")],
    "image_absolute": [(45, 15, "image_outside")],
    "image_missing": [(45, 15, "image_missing")],
    "image_outside": [(45, 15, "image_outside")],
    "imprint_missing": [(7, 3, "imprint_missing")],
    "indent_back": [(3, 3, "yaml_syntax")],
    "language_form": [(6, 13, "language_form")],
    "language_unknown": [(6, 13, "language_unknown")],
    "line_separator": [(2, 11, "control_character")],
    "line_without_key": [(3, 1, "yaml_syntax")],
    "list_as_key": [(1, 1, "yaml_syntax")],
    "list_empty": [(23, 9, "text_empty")],
    "list_for_mapping": [(40, 7, "list_for_mapping")],
    "list_for_text": [(51, 5, "list_for_text")],
    "mapping_for_list": [(45, 7, "mapping_for_list")],
    "mapping_for_text": [(46, 9, "mapping_for_text")],
    "mapping_for_text_value": [(44, 7, "mapping_for_text")],
    "missing_key": [(2, 3, "missing_key")],
    "missing_key_deep": [(40, 7, "missing_key")],
    "missing_section": [(1, 1, "missing_key")],
    "name_two_ways": [(43, 11, "name_two_ways")],
    "nbsp_indent": [(2, 1, "nbsp_indent")],
    "nbsp_indent_inside": [(3, 3, "nbsp_indent")],
    "nbsp_indent_list": [(3, 1, "nbsp_indent")],
    "negative_value": [(51, 18, "number_range")],
    "not_a_mapping": [(1, 1, "not_a_mapping")],
    "not_utf8": [(2, 15, "not_utf8")],
    "number_form": [(41, 17, "number_form")],
    "number_range": [(42, 18, "number_range")],
    "only_comments": [(1, 1, "empty_file")],
    "parts_sum": [(47, 7, "parts_sum")],
    "points_missing": [(45, 9, "points_missing")],
    "qr_too_long": [(45, 12, "qr_too_long")],
    "question_id_twice": [(50, 13, "id_twice")],
    "quote_open": [(2, 9, "yaml_syntax")],
    "sector_id_form": [(31, 5, "id_form")],
    "sentence_long": [(47, 7, "sentence_long")],
    "several": [(43, 10, "text_empty"), (44, 5, "unknown_key"), (45, 13, "text_for_list")],
    "sign_first": [(2, 9, "yaml_syntax")],
    "silence_unknown": [(56, 12, "choice")],
    "silence_unused": [(56, 5, "silence_unused")],
    "silence_without_reason": [(56, 5, "missing_key")],
    "tab_indent": [(2, 1, "tab_indent")],
    "tag": [(2, 9, "tag_used")],
    "text_after_quote": [(2, 22, "yaml_syntax")],
    "text_empty": [(4, 11, "text_empty")],
    "text_empty_quoted": [(4, 13, "text_empty")],
    "text_for_list": [(44, 13, "text_for_list")],
    "text_for_mapping": [(39, 12, "text_for_mapping")],
    "time_form": [(51, 18, "time_form")],
    "too_deep": [(1, 15, "too_deep")],
    "too_few": [(47, 9, "too_few")],
    "too_many": [(45, 7, "too_many")],
    "too_many_points": [(45, 7, "too_many_points")],
    "two_documents": [(2, 1, "yaml_syntax")],
    "unknown_key": [(36, 5, "unknown_key")],
    "unknown_key_alone": [(37, 5, "unknown_key_alone")],
    "unknown_key_second": [(37, 5, "unknown_key")],
    "unknown_column": [(45, 7, "unknown_column")],
    "unknown_sector": [(38, 13, "unknown_sector")],
    "url_form": [(45, 12, "url_form")],
    "utf16": [(1, 1, "not_utf8")],
    "utf16_without_mark": [(1, 2, "not_utf8")],
    "video_unchecked": [(44, 7, "video_unchecked")],
    "year_month_form": [(6, 9, "year_month_form")],
}
"""What is wrong with each file of the corpus, all of it and nothing else, in the file's order."""

VALUES = {
    "unknown_key": {"key": "nmae", "near": "name"},
    "unknown_key_alone": {"key": "téléphone"},
    "missing_key_deep": {"key": "latitude"},
    "mapping_for_text": {"key": "Dates"},
    "duplicate_key": {"key": "sector", "line": "37"},
    "too_many_points": {"count": "5", "most": "4"},
    "too_few": {"count": "1", "least": "2"},
    "choice": {"value": "plenière", "choices": "plenary, workshop, break", "near": "plenary"},
    "unknown_column": {"column": "forme", "known": "form"},
    "unknown_sector": {"sector": "boit", "known": "bois"},
    "id_twice": {"id": "scierie", "line": "35"},
    "url_form": {"value": "dai.ly/x123"},
    "number_range": {"value": "645"},
    "image_missing": {"file": "photos/scierie.jpg"},
    "language_unknown": {"value": "xx", "known": "fr, en"},
    "colon_in_text": {"detail": "tagline: Enfin : la suite"},
    "comment_cut": {"text": "#1 en voyage"},
    "figure_not_on_page": {
        "number": "12",
        "line": "46",
        "said": "Ses 11 apprentis y ont tous trouvé un emploi.",
    },
    "parts_sum": {"sum": "41", "total": "40"},
    "name_two_ways": {"typed": "Epinal", "name": "Épinal"},
    "imprint_missing": {"keys": "printer, legal_deposit, issn"},
    "silence_without_reason": {"key": "reason"},
    "not_utf8": {"byte": "EA", "line": "2"},
    "control_character": {"character": "U+000B"},
}
"""The values that make the messages of some of them."""


def problems_of(name: str) -> tuple[Problem, ...]:
    """All problems of a file of the corpus, whether it could be read or not."""
    try:
        return load_edition(BAD / f"{name}.yaml", f"{name}.yaml")[1]
    except ContentError as error:
        return error.problems


def test_every_file_of_the_corpus_is_expected() -> None:
    assert {path.stem for path in BAD.glob("*.yaml")} == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_is_told_in_full_at_its_places(name: str) -> None:
    found = problems_of(name)
    assert EXPECTED[name] == [
        (problem.source.line, problem.source.column, problem.code)
        for problem in found
        if problem.source is not None
    ]
    assert {problem.source and problem.source.file for problem in found} == {f"{name}.yaml"}


@pytest.mark.parametrize("name", VALUES)
def test_messages_get_the_values_they_need(name: str) -> None:
    assert dict(problems_of(name)[0].values) == VALUES[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_only_warnings_let_an_edition_through(name: str) -> None:
    path = BAD / f"{name}.yaml"
    if {code for _, _, code in EXPECTED[name]} <= WARNINGS:
        found = load_edition(path)[1]
        assert {problem.severity for problem in found} == {Severity.WARNING}
    else:
        with pytest.raises(ContentError):
            load_edition(path)


def test_problems_say_their_path_in_the_file() -> None:
    paths = {name: problems_of(name)[0].source for name in ("url_form", "choice", "too_few")}
    assert {name: source and source.path for name, source in paths.items()} == {
        "url_form": "visits[0].video.url",
        "choice": "programme.days[0].sessions[0].kind",
        "too_few": "visits[0].chart.bars",
    }
