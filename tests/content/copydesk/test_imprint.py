from __future__ import annotations

from pathlib import Path

from content.copydesk.proofs import publication, remarks

WHOLE = {"director": "A. Durand", "printer": "Nous", "legal_deposit": "2026", "issn": "1234-5678"}


def test_a_whole_imprint_is_left_alone(tmp_path: Path) -> None:
    header = publication(imprint=WHOLE)
    assert remarks(tmp_path, "imprint_missing", publication=header) == []


def test_what_an_imprint_lacks_is_told(tmp_path: Path) -> None:
    keys = "director, printer, legal_deposit, issn"
    assert remarks(tmp_path, "imprint_missing") == [{"keys": keys}]
    header = publication(imprint={**WHOLE, "issn": ""})
    assert remarks(tmp_path, "imprint_missing", publication=header) == [{"keys": "issn"}]
