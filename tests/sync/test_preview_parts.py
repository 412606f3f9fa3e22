"""A file that came in parts is looked into as one file, and looking keeps none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.sync import archive, newpack, parting, preview, receiving, sending
from odop_desktop.sync.receiving import APPLIED, HELD, JOINED, REFUSED
from odop_desktop.sync.sending import Way
from odop_desktop.telling import headquarters as say
from tests.sync.lab import HQ, Lab
from tests.sync.test_packs import newer, with_block


@pytest.fixture
def cut(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The parts of Chamba's file, as e-mail brings them."""
    monkeypatch.setattr("odop_desktop.sync.parts.split.__defaults__", (400,))
    lab.make("chm", name_hi="सुनीता देवी")
    files = sending.to_headquarters(lab.office("chm"), lab.post, way=Way(parts=True, text=True)).files
    assert len(files) > 2
    return files


def told(seen: preview.Preview, lang: str = "en") -> tuple[str, str]:
    words = Words.load(lang, resources() / "locale")
    return say.called(words, seen), say.summary(words, seen)


def test_all_parts_are_one_file(lab: Lab, cut: tuple[Path, ...]) -> None:
    hq, n = lab.office(HQ), len(cut)
    other = lab.send("klu").file
    sets = parting.sets([cut[-1], other, *cut[:-1]])
    assert sets == [(cut[-1], *cut[:-1]), (other,)]
    seen = preview.of(hq, *sets[0])
    assert (seen.state, seen.pieces, seen.here) == (APPLIED, n, n) and seen.records
    assert seen.header is not None and told(seen)[0].endswith(f"(parts here: {n} of {n})")
    assert not archive.parts_of(hq.place).exists()
    found = receiving.receive(hq, cut)
    assert [each.state for each in found] == [*[JOINED] * (n - 1), APPLIED]


def test_what_is_missing_is_told_and_what_waits_here_counts(lab: Lab, cut: tuple[Path, ...]) -> None:
    hq, n = lab.office(HQ), len(cut)
    seen = preview.of(hq, *cut[1:])
    assert (seen.state, seen.here) == (HELD, n - 1)
    assert told(seen)[1] == f"{n - 1} of {n} parts are here; no. 1 not yet"
    assert all(each.state == HELD for each in receiving.receive(hq, cut[1:-1]))
    seen = preview.of(hq, cut[0])
    assert (seen.state, seen.here, told(seen, "hi")[1]) == (
        HELD,
        n - 1,
        f"{n} में से {n - 1} भाग आए; क्र. {n} अभी नहीं आया",
    )
    assert preview.of(hq, cut[0], cut[-1]).state == APPLIED


def test_parts_that_make_no_whole_are_refused(lab: Lab, cut: tuple[Path, ...]) -> None:
    seen = preview.of(lab.office("klu"), *cut)
    assert (seen.state, seen.error and seen.error.code) == (REFUSED, "E-SYN-60")


def test_a_pack_in_parts_is_looked_into_first(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newpack.update(lab.office(HQ), newer(tmp_path, blocks=with_block))
    whole = lab.answer("chm").file
    monkeypatch.setattr("odop_desktop.sync.parts.split.__defaults__", (whole.stat().st_size // 2,))
    files = []
    for n, part in enumerate(sending.parts.split(whole)):
        files.append(tmp_path / str(n))
        files[-1].write_bytes(part.encoded())
    chm = lab.office("chm")
    assert preview.brings_pack(chm, *files) and preview.brings_pack(chm, whole)
    assert not preview.brings_pack(chm, files[0])
