"""Packages on disk: the valid ones of every release are read, the tampered and foreign ones refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from odop_desktop.sync import package, parts
from odop_desktop.sync.envelope import Source
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unwrap import unwrap
from tests.sync.packages import refused
from tools.package_invented import FOLDER, keys
from tools.package_samples import make, told

VALID = sorted((FOLDER / "valid").glob("*.odopsync"))
REFUSED = sorted([*(FOLDER / "tampered").iterdir(), *(FOLDER / "foreign").iterdir()])
RING = keys()


def said(source: Source) -> object:
    """A package's header and lines, by the way every receiver takes."""
    found = unwrap(source)
    assert not isinstance(found, Part)
    header = package.read_header(found)
    signed = package.verify(found, header, RING.public)
    return told(header, list(package.open(found, signed, RING.age)))


def expected(file: Path) -> object:
    return json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", VALID, ids=lambda f: f.stem)
def test_a_valid_package_of_any_release_says_what_it_said(file: Path) -> None:
    assert said(file) == expected(file)


def test_the_same_package_as_text_and_in_parts_says_the_same() -> None:
    [text] = (FOLDER / "valid").glob("*.txt")
    assert said(text) == expected(text)
    found = [unwrap(file) for file in (FOLDER / "valid").glob("*.odoppart")]
    assert len(found) > 1
    assert said(parts.join(part for part in found if isinstance(part, Part))) == expected(text)


@pytest.mark.parametrize("file", REFUSED, ids=lambda f: f.name)
def test_a_tampered_or_foreign_file_is_refused_with_its_code(file: Path) -> None:
    refused(file.name[:8], lambda: said(file))


def test_samples_of_every_kind_are_there() -> None:
    assert len(VALID) >= 7
    assert {file.parent.name for file in REFUSED} == {"tampered", "foreign"}
    assert len({file.name[:8] for file in REFUSED}) >= 16


def test_the_samples_can_be_made_and_those_that_are_there_stay(tmp_path: Path) -> None:
    """A release that changes the form adds samples under new names; the old ones stay as they were."""
    make(tmp_path)
    made = {file.name: file.read_bytes() for file in (tmp_path / "valid").iterdir()}
    make(tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "valid").iterdir()} == made
    assert {name for name in made if name.endswith(".odopsync")} == {file.name for file in VALID}
    for name in ("tampered", "foreign"):
        assert {f.name for f in (tmp_path / name).iterdir()} == {
            f.name for f in REFUSED if f.parent.name == name
        }
