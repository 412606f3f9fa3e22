"""What is said of an exception: the user's own to mend, the disk's in words, ours by a report that holds no record."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest

from odop_desktop import __version__
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.paths import resources
from odop_desktop.telling import mishaps, wording

SECRET = "गीता देवी 9816000001"


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words.load(request.param, resources() / "locale")


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_what_the_user_can_mend_is_said_as_it_is(words: Words) -> None:
    error = OdopError("E-ACT-09")
    assert mishaps.refusal(words, error) is error


def test_the_disk_is_told_with_its_file_and_in_words(words: Words) -> None:
    told = mishaps.refusal(words, OSError(errno.ENOSPC, "No space left on device", "/media/stick/copy"))
    assert (told.code, told.facts["file"]) == ("E-CLI-03", "/media/stick/copy")
    assert told.facts["why"] == words("said.disk.full")


def _break() -> None:
    raise KeyError(SECRET)


def test_our_mistake_is_reported_by_its_place_and_never_by_what_was_in_a_record(words: Words) -> None:
    with pytest.raises(KeyError) as bug:
        _break()
    told = mishaps.refusal(words, bug.value)
    report = Path(told.facts["file"])
    said = report.read_text(encoding="utf-8")
    assert told.code == "E-BUG-01"
    assert said.startswith(f"ODOP Desktop {__version__}\nKeyError\n") and "_break" in said
    assert not any(part in said for part in SECRET.split())
    assert report.name in " ".join(wording.told(words, told.code, told.facts))
