from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from restitution import decoding
from restitution.errors import ContentError, Problem, Severity
from restitution.source import Source
from restitution.yamlfile import Entries, Scalar, Series, load, read, reader

STYLES = """\
# a remark
plain: a text
quoted: "un « mot »"
single: 'l''été'  # a remark
literal: |  # a remark

  first

    second
folded: >-
  first
  second

  third
several: first
  second

  third
quoted-several: 'l''été
  passe'
double-several: "first
  second

  third"
blank:
blank-block: |
list:
  - one
  - "two"
flow: [un, deux]
é𝄞: after
nested:
- key: {deep: value}
"""

EXPECTED = {
    "plain": ("a text", 2, 8),
    "quoted": ("un « mot »", 3, 10),
    "single": ("l'été", 4, 10),
    "literal": ("first\n\n  second", 7, 3),
    "folded": ("first\nsecond\n\nthird", 11, 3),
    "several": ("first\nsecond\n\nthird", 15, 10),
    "quoted-several": ("l'été\npasse", 19, 18),
    "double-several": ("first second\n\nthird", 21, 18),
    "blank": ("", 25, 7),
    "blank-block": ("", 26, 14),
    "list[0]": ("one", 28, 5),
    "list[1]": ("two", 29, 6),
    "flow[0]": ("un", 30, 8),
    "flow[1]": ("deux", 30, 12),
    "é𝄞": ("after", 31, 5),
    "nested[0].key.deep": ("value", 33, 15),
}


@pytest.fixture(params=["fast", "slow"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds with libyaml, and without it."""
    if request.param == "slow":
        monkeypatch.setattr(reader, "LOADER", yaml.SafeLoader)


def written(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "content.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def scalars(value: object) -> list[Scalar]:
    if isinstance(value, Scalar):
        return [value]
    if isinstance(value, Entries):
        return [found for entry in value.values() for found in scalars(entry)]
    assert isinstance(value, Series)
    return [found for entry in value for found in scalars(entry)]


def problems_of(path: Path) -> tuple[Problem, ...]:
    """What is wrong with a file, whether anything in it could be read or not."""
    try:
        return read(path, "content.yaml")[1]
    except ContentError as error:
        return error.problems


def test_every_style_of_value_knows_the_place_of_its_text(tmp_path: Path) -> None:
    entries = load(written(tmp_path, STYLES), "content.yaml")
    found = {
        value.source.path: (str(value), value.source.line, value.source.column)
        for value in scalars(entries)
    }
    assert found == EXPECTED


def test_places_point_at_the_first_letter_of_the_text(tmp_path: Path) -> None:
    lines = STYLES.split("\n")
    for value in scalars(load(written(tmp_path, STYLES), "content.yaml")):
        if value:
            rest = lines[value.source.line - 1][value.source.column - 1 :]
            assert rest[0] == value[0]


def test_keys_mappings_and_lists_know_their_places(tmp_path: Path) -> None:
    entries = load(written(tmp_path, "\na: 1\nb:\n  c: 2\n  d:\n    - x\n"), "c.yaml")
    inner = entries["b"]
    assert isinstance(inner, Entries)
    listed = inner["d"]
    assert isinstance(listed, Series)
    assert (entries.source.line, entries.source.column, entries.source.path) == (2, 1, "")
    assert (inner.source.line, inner.source.column, inner.source.path) == (4, 3, "b")
    assert (inner.key_sources["d"].line, inner.key_sources["d"].path) == (5, "b.d")
    assert (listed.source.line, listed.source.column, listed.source.file) == (6, 5, "c.yaml")


@pytest.mark.parametrize(
    "typed",
    ["on", "NO", "oui", "2010-09-21", "14:30", "21.10", "0320123456", "1_100", "null", "~", "1e3"],
)
def test_a_value_is_the_text_that_was_typed(tmp_path: Path, typed: str) -> None:
    assert load(written(tmp_path, f"v: {typed}\n"), "c.yaml") == {"v": typed}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    windows = "\ufeff" + STYLES.replace("\n", "\r\n")
    found = scalars(load(written(tmp_path, windows), "c.yaml"))
    assert [(str(v), v.source.line, v.source.column) for v in found] == list(EXPECTED.values())


def test_no_break_spaces_inside_a_text_stay(tmp_path: Path) -> None:
    text = "a: \u00abx\u00a0\u00bb\nb: |\n  \u00a0c\u202f\nd: x\u00a0\n"
    entries = load(written(tmp_path, text), "c.yaml")
    assert entries == {"a": "\u00abx\u00a0\u00bb", "b": "\u00a0c\u202f", "d": "x\u00a0"}


def test_a_second_key_leaves_the_file_readable(tmp_path: Path) -> None:
    path = written(tmp_path, "a: 1\nb: 2\na: 3\n")
    entries, problems = read(path, "c.yaml")
    assert entries == {"a": "1", "b": "2"}
    assert [(p.code, dict(p.values)) for p in problems] == [
        ("duplicate_key", {"key": "a", "line": "1"})
    ]
    with pytest.raises(ContentError):
        load(path, "c.yaml")


@pytest.mark.parametrize(
    ("text", "kept", "cut", "column"),
    [
        ("a: Groupe #1 et la suite", "Groupe", "#1 et la suite", 11),
        ("a: #1 en Wallonie", "", "#1 en Wallonie", 4),
        ("- Groupe #1", "Groupe", "#1", 10),
    ],
)
def test_a_text_cut_by_a_number_sign_is_told(
    tmp_path: Path, text: str, kept: str, cut: str, column: int
) -> None:
    content = f"k:\n  {text}\n"
    (problem,) = read(written(tmp_path, content), "c.yaml")[1]
    assert (problem.code, problem.severity) == ("comment_cut", Severity.WARNING)
    assert problem.values == {"text": cut, "kept": kept}
    assert problem.source is not None
    assert (problem.source.line, problem.source.column) == (2, column + 2)


@pytest.mark.parametrize("text", ["a: x  # a remark", 'a: "Groupe #1"', "a: C#7", "a: |\n  x #1"])
def test_remarks_and_quoted_signs_are_no_accident(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text + "\n"), "c.yaml")[1] == ()


def test_a_missing_file_is_named_as_people_call_it(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        load(tmp_path / "content.yaml", "numéro/content.yaml")
    (problem,) = raised.value.problems
    assert problem == Problem("content_missing", None, {"file": "numéro/content.yaml"})


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(tmp_path)] == ["content_missing"]


def test_every_unwanted_character_is_told(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, "a: x\x0by\nb: z\x85\n"))
    assert [(p.values["character"], p.source and p.source.line) for p in found] == [
        ("U+000B", 1),
        ("U+0085", 2),
    ]


def test_signs_of_yaml_are_all_told_at_once(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, "a: &x b\nc: !y d\ne: *x\n"))
    assert [(p.code, p.source and p.source.line) for p in found] == [
        ("anchor_used", 1),
        ("tag_used", 2),
        ("alias_used", 3),
    ]


def test_nesting_as_deep_as_the_limit_is_read(tmp_path: Path) -> None:
    deep = "a: " + "[" * (reader.MAX_DEPTH - 1) + "]" * (reader.MAX_DEPTH - 1)
    assert "a" in load(written(tmp_path, deep), "c.yaml")
    too_deep = "a: " + "[" * reader.MAX_DEPTH + "]" * reader.MAX_DEPTH
    assert [p.code for p in problems_of(written(tmp_path, too_deep))] == ["too_deep"]


def test_what_is_right_is_read_beside_what_is_wrong(tmp_path: Path) -> None:
    text = "a: 'l'été'\nb:\n  c: 1\nd: @x\ne: [1, 2]\n"
    entries, problems = read(written(tmp_path, text), "c.yaml")
    assert entries == {"b": {"c": "1"}, "e": ["1", "2"]}
    assert entries.unread == {"a", "d"}
    assert [(p.code, p.source and p.source.line) for p in problems] == [
        ("quote_early", 1),
        ("sign_first", 4),
    ]
    inner = entries["b"]
    assert isinstance(inner, Entries)
    assert (inner.source.line, inner.key_sources["c"].path) == (3, "b.c")


def test_one_mistake_is_told_for_each_entry_of_a_list(tmp_path: Path) -> None:
    text = "visits:\n  - name: @x\n  - name: x\n  - name: `x\n\nclosing: y\n"
    entries, problems = read(written(tmp_path, text), "c.yaml")
    assert [p.source and p.source.line for p in problems] == [2, 4]
    assert (entries, entries.unread) == ({"closing": "y"}, {"visits"})


def test_a_key_twice_is_told_across_sections_that_are_read_apart(tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, "a: 1\nb: @x\na: 2\n"))
    assert [(p.code, p.source and p.source.line) for p in problems] == [
        ("sign_first", 2),
        ("duplicate_key", 3),
    ]


def test_a_line_that_belongs_nowhere_makes_nobody_look_for_what_stands_below(
    tmp_path: Path,
) -> None:
    entries = read(written(tmp_path, "a:\n  b: 1\nstray words\n  c: 2\n"), "c.yaml")[0]
    assert entries.unread == {"a"}


def test_the_colon_of_the_french_keeps_its_space_before(tmp_path: Path) -> None:
    entries = load(written(tmp_path, "a\u00a0: x\nb : y\nc\u202f:\n  d\u00a0: z\n"), "c.yaml")
    assert entries == {"a": "x", "b": "y", "c": {"d": "z"}}


def test_a_bomb_of_aliases_does_not_go_off(tmp_path: Path) -> None:
    levels = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(9))
    problems = problems_of(written(tmp_path, f"a0: &a0 boum\n{levels}"))
    assert {p.code for p in problems} == {"anchor_used", "alias_used"}
    assert len(problems) == 10 + 81


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_no_depth_breaks_the_reading(tmp_path: Path, opening: str) -> None:
    problems = problems_of(written(tmp_path, f"x:\n  {opening * 5000}\n"))
    assert {p.code for p in problems} <= {"too_deep", "key_form", "sign_first"}
    assert problems


def test_a_file_of_no_human_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    with path.open("wb") as file:
        file.truncate(decoding.MOST_BYTES + 1)
    assert [p.code for p in problems_of(path)] == ["file_too_large"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "content.yaml")
    assert [p.code for p in problems_of(tmp_path / "content.yaml")] == ["content_missing"]


@given(st.text(alphabet="ab:-#|>\"'[]{}&*!%@`?, \t\n\u00a0é\u2028\x0b"))
def test_any_text_is_read_or_refused_with_places(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), text)
    try:
        entries, problems = read(path, "c.yaml")
    except ContentError as error:
        problems = error.problems
    else:
        problems += tuple(Problem("here", value.source) for value in scalars(entries))
    lines = (text + "\n").split("\n")
    for problem in problems:
        assert problem.source is not None
        assert 1 <= problem.source.line <= len(lines)
        assert 1 <= problem.source.column <= len(lines[problem.source.line - 1]) + 1


@given(st.binary(max_size=200))
def test_bytes_that_are_no_utf8_are_refused_at_their_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), b"a: b\n\xff" + data)
    (problem,) = problems_of(path)
    assert problem == Problem(
        "not_utf8", Source("content.yaml", 2, 1, ""), {"byte": "FF", "line": "2"}
    )
