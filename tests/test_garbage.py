"""No search for garbage while all that is made stays alive; afterwards all is as it was."""

from __future__ import annotations

import gc

import pytest

from restitution.garbage import uncollected


def test_nothing_is_searched_meanwhile() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_goes_wrong_changes_nothing_about_it() -> None:
    with pytest.raises(StopIteration), uncollected():
        next(iter(()))
    assert gc.isenabled()
