"""The safety page's table "Sync packages", row by row, on real offices: what is refused or held, how it is said.

Whatever comes, the records are as they were, the book and the event log name it, and both faces tell it in words.
Rows shown elsewhere: full disks, gaps, clocks, two officers (test_bad_days; on a server test_server), mutants by the
thousand (test_mutants), parts and text (test_parts, test_armour), forged lists (test_trust), the number of a PC taken
twice (test_enrol).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.cli import sync_told
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import alarms, arrivals
from odop_desktop.sync import (
    archive,
    package,
    preview,
    receiving,
)
from odop_desktop.sync.receiving import DUPLICATE, HELD, REFUSED, Outcome
from odop_desktop.telling import exchange
from tests.actions.offices import practice as practice
from tests.cli.saying import readable
from tests.sync import packages
from tests.sync.bad_files import (
    again_otherwise,
    bomb,
    flipped,
    fresh,
    fresh_key,
    garbled,
    impostor,
    laid,
    log,
    made,
    newer,
    next_op,
    no_bytes,
    replayed,
    stranger,
    tables,
    torn,
    wrote,
)
from tests.sync.lab import HQ, Lab, copied

LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}


@pytest.fixture(scope="module")
def shop(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Headquarters with one file of Chamba taken in; shared, for what is refused changes nothing."""
    with copied(_offices, tmp_path_factory.mktemp("shop") / "lab") as made:
        made.make("chm", name_hi="सुनीता देवी")
        made.take(HQ, made.send("chm").file)
        made.make("chm", name_hi="कमला देवी")
        yield made


@dataclass(frozen=True)
class Row:
    """One row: what comes, to whom, what becomes of it. `says`: words that both faces must tell (Hindi, English)."""

    name: str
    make: Callable[[Lab], Path]
    code: str
    state: str = REFUSED
    who: str = HQ
    says: tuple[str, str] = ("", "")


TABLE = (
    Row("truncated", lambda lab: laid(lab, fresh(lab)[:-20]), "E-SYN-07"),
    Row("cut in its header", lambda lab: laid(lab, fresh(lab)[:200]), "E-SYN-07"),
    Row("a bit flipped in the header", lambda lab: laid(lab, flipped(fresh(lab), 20)), "E-SYN-04"),
    Row("a header that was changed", lambda lab: made(lab, bytes(32), month="2026-02"), "E-SYN-06"),
    Row("a bit flipped inside", lambda lab: laid(lab, flipped(fresh(lab), -9)), "E-SYN-09"),
    Row("extended", lambda lab: laid(lab, fresh(lab) + b"x"), "E-SYN-08"),
    Row("two files in one", lambda lab: laid(lab, fresh(lab) * 2), "E-SYN-08"),
    Row("empty", lambda lab: laid(lab, b""), "E-SYN-27"),
    Row("a ZIP archive", lambda lab: laid(lab, b"PK\x03\x04../../etc/passwd"), "E-SYN-28"),
    Row("no file of ours", lambda lab: laid(lab, bytes(range(256)) * 9), "E-SYN-02"),
    Row("a stick that gives no bytes", no_bytes, "E-SYN-01"),
    Row("a file that is not there", lambda lab: lab.post / "none", "E-SYN-01"),
    Row("replayed", replayed, "E-SYN-54", DUPLICATE, says=("10-01-2026", "10-01-2026")),
    Row("another file of the same identity", again_otherwise, "E-SYN-76"),
    Row("forged", impostor, "E-SYN-06", says=("हस्ताक्षर", "signature")),
    Row("forged, for another office", impostor, "E-SYN-06", who="klu"),
    Row("forged, for nobody we know", lambda lab: impostor(lab, to=packages.OTHER), "E-SYN-06"),
    Row("forged, as though it were practice", lambda lab: impostor(lab, practice=True), "E-SYN-06"),
    Row("of a key that is not known, for another office", fresh_key, "E-SYN-60", who="klu"),
    Row("of a key that headquarters does not know", fresh_key, "E-SYN-06"),
    Row("of an unknown PC", stranger, "E-TRU-01"),
    Row("of an unknown PC, for nobody we know", lambda lab: stranger(lab, to=packages.OTHER), "E-SYN-75"),
    Row("of an unknown PC, for another office", stranger, "E-SYN-60", who="klu"),
    Row("of an unknown practice PC", lambda lab: stranger(lab, practice=True), "E-TRU-15"),
    Row("by a way that is none", lambda lab: made(lab, kind=package.Kind.N2N), "E-TRU-08"),
    Row("for another office", lambda lab: lab.send("chm").file, "E-SYN-60", who="klu", says=("मुख्यालय", "Headquarters")),
    Row("for nobody we know", lambda lab: made(lab, to=packages.OTHER), "E-SYN-75"),
    Row("a newer schema", newer, "E-SYN-53", HELD),
    Row("a newer form", lambda lab: laid(lab, fresh(lab).replace(b"SYNC/1", b"SYNC/2", 1)), "E-SYN-03", HELD),
    Row("a bomb", bomb, "E-SYN-15"),
    Row("another inside", garbled, "E-SYN-12"),
    Row("practice at a real headquarters", lambda lab: made(lab, practice=True), "E-TRU-15"),
    Row("a kind for others", lambda lab: made(lab, kind=package.Kind.ACK), "E-TRU-03"),
)  # fmt: skip
# Signed by a PC of ours whose program was changed: what an op says of itself, no program of ours writes otherwise.
ODD = (
    Row("an id that is none", lambda lab: wrote(lab, {"entity_id": "firm-zz"}), "E-SYN-13"),
    Row("an id that is none, of another schema", lambda lab: wrote(lab, {"entity_id": "zz"}, schema=3), "E-SYN-13"),
    Row("a day that is none", lambda lab: wrote(lab, {"at": "yesterday"}), "E-SYN-13"),
    Row("an actor that no column holds", lambda lab: wrote(lab, {"actor": "a\0b"}), "E-SYN-13"),
    Row("a verb that no column holds", lambda lab: wrote(lab, {"verb": "a\0b"}), "E-SYN-13"),
    Row("a change that no column holds", lambda lab: wrote(lab, {"kind": "a\0b"}), "E-SYN-13"),
    Row("a kind that no column holds", lambda lab: wrote(lab, {"entity": "a\0b"}), "E-SYN-13"),
    Row("an op that replaces itself", lambda lab: wrote(lab, {"base": {"pin": [next_op(lab)]}}), "E-SYN-13"),
    Row("an op that replaces a later one", lambda lab: wrote(lab, {"base": {"pin": [next_op(lab, 1)]}}), "E-SYN-13"),
    Row("unsigned, a day that no column holds", lambda lab: torn(lab, created="2026-11-23\x0010:00+00:00"), "E-SYN-04"),
)  # fmt: skip


@pytest.mark.parametrize("row", (*TABLE, *ODD), ids=lambda row: row.name)
def test_a_bad_file_changes_nothing_and_is_told(shop: Lab, row: Row) -> None:
    file, office = row.make(shop), shop.office(row.who)
    before, kept = tables(office), archive.held(office.place)
    (got,) = receiving.receive(office, [file])
    assert (got.state, got.code) == (row.state, row.code)
    assert tables(office) == before
    _noted(office, got, file)
    well_told(got, row)
    held = archive.held(office.place)
    assert len(held) == len(kept) + (row.state == HELD)
    for path in held:
        path.unlink()
    assert preview.of(office, file).state == row.state


def _noted(office: Office, got: Outcome, file: Path) -> None:
    """The book has it with its hash and size; the event log with its name too, and says when it was no accident."""
    line = arrivals.arrivals(office, limit=1)[0]
    assert (line.state, line.code) == (got.state, got.code if got.state != DUPLICATE else None)
    if got.state == DUPLICATE:
        return
    what, facts = log(office)[-1]
    assert what == ("sync.alarm" if got.code in alarms.CODES else f"sync.{got.state}")
    assert (facts["code"], facts["file"]) == (got.code, file.name)
    if file.is_file() and not file.is_symlink():
        content = file.read_bytes()
        assert (facts["size"], facts["sha256"]) == (len(content), sha256(content).hexdigest())


def well_told(got: Outcome, row: Row) -> None:
    """By command and in the window it is the same sentence, with the file's name and what to do."""
    for (lang, words), says in zip(LANGUAGES.items(), row.says, strict=True):
        told = exchange.outcome(words, got)
        readable(told)
        assert told.startswith(got.file.name)
        assert says in told, (lang, told)
        assert told[-1] in ".।"
        facts, lines = sync_told.received(words, [got])
        assert lines == [told]
        assert facts["files"][0]["code"] == row.code
    assert got.came is not None
