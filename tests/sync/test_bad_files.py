"""The safety page's table "Sync packages", row by row, on real offices: what is refused or held, how it is said.

Whatever comes, the records are as they were, the book and the event log name it, and both faces tell it in words.
Rows shown elsewhere: mutants by the thousand (test_mutants), parts and text (test_parts, test_armour), forged lists
(test_trust), the number of a PC taken twice (test_enrol), two officers on a server (test_server).
"""

from __future__ import annotations

import json
import resource
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage
import pytest
import zstandard

from odop_desktop.actions import records
from odop_desktop.cli import sync_told
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import alarms, arrivals, headquarters
from odop_desktop.storage import peers, waiting
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import OpLine, canonical, uuid7
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import alarms as alarming
from odop_desktop.sync import (
    archive,
    desk,
    listed,
    outbox,
    package,
    practising,
    preview,
    receiving,
    roots,
    sending,
    trust_edit,
)
from odop_desktop.sync import trust as trusting
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.payload import ChainFrom, End, Line, Section
from odop_desktop.sync.payload_writing import opening
from odop_desktop.sync.receiving import APPLIED, DUPLICATE, HELD, REFUSED, Outcome
from odop_desktop.telling import alarms as ringing
from odop_desktop.telling import exchange
from odop_desktop.telling import headquarters as say
from odop_desktop.telling.mishaps import refusal
from tests.actions.offices import opened
from tests.actions.offices import practice as practice
from tests.cli.saying import readable
from tests.sync import packages
from tests.sync.lab import DAY, HQ, Lab, copied, open_

LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}
_BOOKS = ("received", "event_log")  # the only tables that a refused file may add to


@pytest.fixture(scope="module")
def shop(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Headquarters with one file of Chamba taken in; shared, for what is refused changes nothing."""
    with copied(_offices, tmp_path_factory.mktemp("shop") / "lab") as made:
        made.make("chm", name_hi="सुनीता देवी")
        made.take(HQ, made.send("chm").file)
        made.make("chm", name_hi="कमला देवी")
        yield made


# how the files are made


def tables(office: Office) -> dict[str, list[Any]]:
    """Every row of every table but the books, to compare before and after; without what held files wait for."""
    with office.reading() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        kept = [n for n in names if n not in _BOOKS and not n.startswith(("sqlite_", "search"))]
        rows = {n: [repr(row) for row in conn.exec_driver_sql(f'SELECT * FROM "{n}"').all()] for n in kept}
    return {n: sorted(row for row in of if not row.startswith("('sync.held/")) for n, of in rows.items()}


def log(office: Office) -> list[tuple[str, dict[str, Any]]]:
    with office.reading() as conn:
        rows = conn.exec_driver_sql("SELECT what, facts FROM event_log ORDER BY seq").all()
        return [(what, json.loads(facts)) for what, facts in rows]


def laid(lab: Lab, content: bytes, name: str = "HP-CHM-1_to_HQ.odopsync") -> Path:
    lab.post.mkdir(exist_ok=True)
    path = lab.post / name
    path.write_bytes(content)
    return path


def keys_of(lab: Lab, who: str) -> NodeKeys:
    with lab.office(who).reading() as conn:
        return desk.sit(lab.office(who), conn).keys


def made(lab: Lab, sign: bytes | None = None, plain: bytes | None = None, **given: Any) -> Path:
    """Chamba's next file put together by hand: another header, another signer, another inside (compressed bytes)."""
    content = lab.send("chm").file.read_bytes()
    header = replace(package.read_header(content), **given)
    sealed = content[-header.len :]
    if plain is not None:
        recipient = pyrage.x25519.Recipient.from_str(keys_of(lab, HQ).public.age)
        sealed = pyrage.encrypt(plain, [recipient])
        digest = package.strict.to_base64(sha256(sealed).digest())
        header = replace(header, len=len(sealed), sha256=digest)
    told = json.loads(header.encoded())
    return laid(lab, packages.container(told, sealed, sign or keys_of(lab, "chm").sign))


def fresh(lab: Lab) -> bytes:
    return lab.send("chm").file.read_bytes()


def inside(lab: Lab, lines: list[Line], **given: Any) -> Path:
    """A file that Chamba's PC really signed, with these lines in it."""
    header = package.read_header(lab.send("chm").file)
    path = lab.post / "inside.odopsync"
    age = [keys_of(lab, HQ).public.age]
    draft = replace(header, kid="", recipients=(), **given)
    package.write(path, draft, lines, sign=keys_of(lab, "chm").sign, recipients=age)
    return path


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def stranger(lab: Lab, **given: Any) -> Path:
    """Signed in order, by a PC that no list names."""
    key = NodeKeys.new()
    return made(lab, key.sign, sender=packages.OTHER, kid=package.key_id(key.public.sign), **given)


def impostor(lab: Lab, **given: Any) -> Path:
    """It says that it is Chamba's, and bears the name of Chamba's key; another signed it."""
    return made(lab, NodeKeys.new().sign, **given)


def fresh_key(lab: Lab) -> Path:
    """Signed by Chamba, as it says, with a key that no list here names."""
    key = NodeKeys.new()
    return made(lab, key.sign, kid=package.key_id(key.public.sign))


def revoked(lab: Lab) -> Path:
    """A PC that was lost, and writes on."""
    lab.make("chm2", name_hi="राधा")
    file = lab.send("chm2").file
    with lab.office(HQ).transaction() as conn:
        trust = desk.sit(lab.office(HQ), conn).trust
        draft = trust_edit.ended(trust, lab.node("chm2"), DAY, last_file=(0, 0), last={0: 0})
        desk.keep_trust(conn, roots.sign(draft, lab.roots))
    return file


def bomb(lab: Lab) -> Path:
    """Signed by Chamba's own key; a few kilobytes become a gigabyte."""
    header = package.read_header(lab.send("chm").file)
    compressor = zstandard.ZstdCompressor(level=19).compressobj()
    parts = [compressor.compress(canonical(opening(header)).encode() + b"\n")]
    parts += [compressor.compress(bytes(1 << 20)) for _ in range(64)]
    return made(lab, plain=b"".join([*parts, compressor.flush()]))


def garbled(lab: Lab) -> Path:
    """Rightly signed, of another file inside than outside."""
    header = package.read_header(lab.send("chm").file)
    other = replace(header, sender=packages.OTHER)
    return made(lab, plain=zstandard.compress(canonical(opening(other)).encode() + b"\n"))


def again_otherwise(lab: Lab) -> Path:
    """Another file under the identity of one that was taken in."""
    with lab.office(HQ).reading() as conn:
        taken = conn.exec_driver_sql("SELECT pkg_id FROM received WHERE state = 'applied'").scalar_one()
    return inside(lab, [End({}, 0, 0, {})], pkg_id=taken, ops={})


def replayed(lab: Lab) -> Path:
    with lab.office(HQ).reading() as conn:
        taken = conn.exec_driver_sql("SELECT pkg_id FROM received WHERE state = 'applied'").scalar_one()
    return laid(lab, archive.received(lab.office(HQ).place, taken), "the same.txt")


def newer(lab: Lab) -> Path:
    return made(lab, min_reader=SCHEMA + 1)


def no_bytes(lab: Lab) -> Path:
    """A stick that is there and gives nothing: reading it fails."""
    lab.post.mkdir(exist_ok=True)
    path = lab.post / "pulled.odopsync"
    path.unlink(missing_ok=True)
    path.symlink_to("/proc/self/mem")
    return path


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


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_bad_file_changes_nothing_and_is_told(shop: Lab, row: Row) -> None:
    file, office = row.make(shop), shop.office(row.who)
    before, kept = tables(office), archive.held(office.place)
    (got,) = receiving.receive(office, [file])
    assert (got.state, got.code) == (row.state, row.code)
    assert tables(office) == before
    _noted(office, got, file)
    _told(got, row)
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


def _told(got: Outcome, row: Row) -> None:
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


# what is told at headquarters


def test_a_forged_file_rings_at_headquarters_until_somebody_has_looked(lab: Lab) -> None:
    hq = lab.office(HQ)
    for file in (impostor(lab), revoked(lab), laid(lab, b"PK\x03\x04", "x")):
        receiving.receive(hq, [file])
    found = alarms.unseen(hq)
    assert [each.code for each in found] == ["E-TRU-02", "E-SYN-06"]
    called = listed.called(lab.trust) if lab.trust else {}
    for words in LANGUAGES.values():
        lines = [ringing.summary(words, found), *(ringing.line(words, each, called) for each in found)]
        readable("\n".join(lines))
        assert "HP-CHM-1" in lines[2] and "HP-CHM-2" in lines[1]
    alarming.seen(hq, found)
    assert alarms.unseen(hq) == ()
    assert log(hq)[-1][0] == "sync.alarms_seen"
    receiving.receive(hq, [impostor(lab, to=packages.OTHER)])  # whoever it says that it is for
    assert [each.code for each in alarms.unseen(hq)] == ["E-SYN-06"]
    receiving.receive(hq, [stranger(lab, to=packages.OTHER)])  # no business of ours
    assert len(alarms.unseen(hq)) == 1


def behind(lab: Lab) -> Path:
    """Chamba's third file, at a headquarters that went back to before its second: of that nothing is here."""
    lab.round("chm")
    lab.shut(HQ)
    shutil.copytree(lab.folder / HQ, lab.folder / "kept")
    lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    lab.make("chm", name_hi="कमला देवी")
    file = lab.send("chm").file
    lab.shut(HQ)
    shutil.rmtree(lab.folder / HQ)
    (lab.folder / "kept").rename(lab.folder / HQ)
    return file


def chamba(lab: Lab) -> headquarters.Standing:
    """How headquarters sees Chamba."""
    hq = lab.office(HQ)
    found = headquarters.standing(hq, listed.offices(listed.trust(hq)))
    return next(line for line in found if line.listed.code == "HP-CHM")


def test_a_file_that_was_taken_in_stays_in_the_archive_whatever_stands_against_it_now(lab: Lab) -> None:
    """Its PC was taken out of use, and somebody brings the file again."""
    lab.make("chm2", name_hi="राधा")
    file = lab.send("chm2").file
    assert lab.take(HQ, file).error is None
    revoked(lab)
    hq, content = lab.office(HQ), file.read_bytes()
    (got,) = receiving.receive(hq, [file])
    assert got.code == "E-TRU-02"
    assert archive.received(hq.place, package.read_header(file).pkg_id) == content


def test_a_gap_waits_for_a_file_that_is_named(lab: Lab) -> None:
    file = behind(lab)
    hq = lab.office(HQ)
    before = tables(hq)
    (got,) = receiving.receive(hq, [file])
    assert (got.state, got.code) == (HELD, "E-SYN-55")
    assert tables(hq) == before
    _told(
        got,
        Row("gap", lambda _: file, "E-SYN-55", HELD, says=("फ़ाइल 2 की", "file 2 of District CHM (HP-CHM-1)")),
    )
    line = chamba(lab)
    assert (line.held, line.awaited) == ((3,), (2,))
    assert say.remarks(LANGUAGES["en"], line) == "file 3 held, waiting for file 2"
    lab.take(HQ, sending.again(lab.office("chm"), lab.post, 2).files[0])
    line = chamba(lab)
    assert line.awaited == ()


def test_a_doubled_pc_is_told_at_headquarters(lab: Lab) -> None:
    """Same PC, epoch and number, another op: nothing of it is believed until it has begun a new epoch."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "clone")
    lab.make("chm", name_hi="सुनीता देवी")
    lab.take(HQ, lab.send("chm").file)
    clone = open_(lab.folder / "clone")
    records.make(clone, kind=c.ARTISAN, values={"name_hi": "कमला"})
    file = outbox.to_headquarters(clone, lab.post).file
    clone.close()
    hq = lab.office(HQ)
    digest = tables(hq)["artisan"]
    (got,) = receiving.receive(hq, [file])
    assert got.code == "E-SYN-56"
    assert tables(hq)["artisan"] == digest
    assert [each.code for each in alarms.unseen(hq)] == ["E-SYN-56"]
    line = chamba(lab)
    assert line.forked
    assert "two PCs" in say.remarks(LANGUAGES["en"], line)


# a file that is good as a whole


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"entity": "spaceship"}, "E-SYN-40"),
        ({"kind": "explode"}, "E-SYN-40"),
        ({"body": canonical({"new": {"pin": 176310}})}, "E-SYN-48"),
        ({"kind": "change", "entity_id": packages.HQ}, "E-SYN-43"),
    ],
    ids=["a kind of record", "a kind of change", "a value", "a change of nothing"],
)
def test_one_op_that_is_not_understood_waits_and_the_rest_goes_in(
    lab: Lab, given: dict[str, Any], code: str
) -> None:
    with lab.office("chm").reading() as conn:
        me = peers.me(conn)
    lab.round("chm")
    good = packages.op(me.seq + 1, node=me.node, epoch=me.epoch)
    bad: OpLine = replace(packages.op(me.seq + 2, node=me.node, epoch=me.epoch), **given)
    behind_it = replace(bad, seq=me.seq + 3, kind="change", body=canonical({"new": {"pin": "176311"}}))
    lines: list[Line] = [
        ChainFrom(me.node, me.epoch, me.seq + 1, me.hash),
        good,
        bad,
        behind_it,
        End({}, 3, 0, {}),
    ]
    (got,) = receiving.receive(lab.office(HQ), [inside(lab, lines)])
    assert got.error is None
    assert got.came is not None
    assert (got.came.applied, got.came.waiting) == (1, 2)
    assert lab.row(HQ, good.entity_id)
    with lab.office(HQ).reading() as conn:
        assert next(stuck.code for stuck in waiting.of(conn)) == code
    assert lab.take("chm2", lab.answer("chm2").file).error is None
    with lab.office("chm2").reading() as conn:  # Chamba's other PC: the first has no such ops
        told = conn.exec_driver_sql("SELECT code FROM returned ORDER BY op").scalars().all()
    assert (told[0], len(told)) == (code, 2)


def test_an_older_file_than_the_last_is_known_already(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    first = lab.send("chm").file
    lab.make("chm", name_hi="कमला देवी")
    lab.take(HQ, lab.send("chm").file)
    before = tables(lab.office(HQ))
    (got,) = receiving.receive(lab.office(HQ), [first])
    assert got.came is not None
    assert (got.state, got.came.applied, got.came.duplicate) == (APPLIED, 0, got.came.duplicate)
    assert got.came.duplicate > 0
    assert tables(lab.office(HQ)) == before


def test_a_section_that_says_nonsense_is_refused(lab: Lab) -> None:
    """Rightly signed by an office on the list: it may lie, but nothing may stumble over it."""
    before = tables(lab.office(HQ))
    for name, content in (
        ("ends", {lab.node("chm"): "far"}),
        ("ends", {lab.node("chm"): {"zero": 1}}),
        ("offered", {"have": 7}),
        ("offered", {"have": ["../../x"], "lack": []}),
    ):
        file = inside(lab, [Section(name, content), End({}, 0, 0, {})])
        (got,) = receiving.receive(lab.office(HQ), [file])
        assert (got.state, got.code) == (REFUSED, "E-SYN-13"), (name, content)
    assert tables(lab.office(HQ)) == before


# the disk, the stick, the clock, two officers


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond `room` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def disk_fault(office: Office, file: Path) -> str:
    """The code with which the taking in ends: told of the file, or of the disk where not even the book has room."""
    try:
        (got,) = receiving.receive(office, [file])
    except (OdopError, OSError) as error:
        return refusal(LANGUAGES["hi"], error).code
    return got.code


@pytest.mark.parametrize("beyond", [-100, 20_000, 200_000])  # bytes more than the file itself has
def test_a_disk_that_fills_up_in_the_middle_of_a_merge_leaves_all_as_it_was(lab: Lab, beyond: int) -> None:
    """Wherever it fills up, the file goes in whole once there is room, and nothing half lies anywhere."""
    office = lab.office("chm")
    with office.transaction() as conn:
        puts = [Put(c.ARTISAN, uuid7(), {"name_hi": f"सुनीता {n}"}, "create") for n in range(400)]
        apply(conn, office.act("artisan.save"), puts)
    file = lab.send("chm").file
    lab.shut(HQ)  # so that its journal begins anew, and grows
    hq = lab.office(HQ)
    before = tables(hq)
    with full_disk(file.stat().st_size + beyond):
        assert disk_fault(hq, file) in ("E-DB-06", "E-DB-07", "E-CLI-03")
    assert tables(hq) == before
    assert not list(hq.place.root.rglob("*.part"))
    (got,) = receiving.receive(hq, [file])
    assert got.came is not None
    assert got.came.applied >= 400


def test_a_stick_that_fills_up_takes_nothing_half_and_the_file_is_written_again(
    lab: Lab, tmp_path: Path
) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    handed = sending.to_headquarters(lab.office("chm"), tmp_path / "one")
    content = handed.files[0].read_bytes()
    with full_disk(500), pytest.raises(OdopError, match="E-SYN-19"):
        sending.again(lab.office("chm"), tmp_path / "two", 1)
    assert list((tmp_path / "two").iterdir()) == []
    handed.files[0].write_bytes(content[:700])  # pulled out too early
    with pytest.raises(OdopError, match="E-SYN-63"):
        sending.verified(lab.office("chm"), 1, tmp_path / "one")
    again = sending.again(lab.office("chm"), tmp_path / "one", 1)
    assert again.files[0].read_bytes() == content
    assert sending.verified(lab.office("chm"), 1, tmp_path / "one") == again.files
    assert lab.take(HQ, again.files[0]).error is None


def test_two_officers_of_one_headquarters_take_in_one_file_once(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता देवी")
    file, hq = lab.send("chm").file, lab.office(HQ)
    came: list[Outcome] = []
    threads = [threading.Thread(target=lambda: came.extend(receiving.receive(hq, [file]))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.state for each in came) == [APPLIED, DUPLICATE]
    assert len(tables(hq)["artisan"]) == 1


@pytest.mark.parametrize(("days", "skew"), [(0, Skew.NONE), (3, Skew.AHEAD), (-3, Skew.BEHIND)])
def test_a_clock_that_is_wrong_is_told_at_both_ends_and_decides_nothing(
    lab: Lab, tmp_path: Path, days: int, skew: Skew
) -> None:
    """Chamba's clock jumps after its first file. Headquarters is told of it, and so is Chamba."""
    lab.round("chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.clock.now += timedelta(days=days)
    sent = sending.to_headquarters(lab.office("chm"), tmp_path)
    assert sent.behind is (skew is Skew.BEHIND)
    lab.clock.now -= timedelta(days=days)
    (got,) = receiving.receive(lab.office(HQ), sent.files)
    assert (got.state, got.skew) == (APPLIED, skew)
    assert lab.row(HQ, id)
    answer = lab.answer("chm").file
    lab.clock.now += timedelta(days=days)
    (back,) = receiving.receive(lab.office("chm"), [answer])
    theirs = {Skew.AHEAD: Skew.BEHIND, Skew.BEHIND: Skew.AHEAD}.get(skew, Skew.NONE)
    assert (back.state, back.skew) == (APPLIED, theirs)
    for words in LANGUAGES.values():
        for each in (got, back):
            told = exchange.outcome(words, each)
            readable(told)
            assert ("तारीख" in told or "date" in told) is (days != 0)
            facts = sync_told.received(words, [each])[0]["files"][0]
            assert facts.get(f"clock_{each.skew}") is (True if days else None)


# practice and real, a district split in two


def test_a_practice_office_s_file_at_a_real_headquarters(lab: Lab, practice: Path, tmp_path: Path) -> None:
    """It goes to a headquarters of its own, but what is said is that it is practice."""
    office = opened(shutil.copytree(practice, tmp_path / "practice"))
    try:
        practising.ensure(office)
        file = sending.to_headquarters(office, tmp_path / "out").files[0]
        for who in (HQ, "klu"):
            before = tables(lab.office(who))
            (got,) = receiving.receive(lab.office(who), [file])
            assert (got.state, got.code) == (REFUSED, "E-TRU-15")
            assert tables(lab.office(who)) == before
        (got,) = receiving.receive(office, [lab.send("chm").file])
        assert (got.state, got.code) == (REFUSED, "E-TRU-16")
    finally:
        office.close()


def test_a_district_split_in_two(lab: Lab) -> None:
    """The new office may not have the old one's number, and changes nobody's record before it is handed over."""
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm", "klu")
    with lab.office(HQ).reading() as conn:
        trust = desk.sit(lab.office(HQ), conn).trust
    twin = replace(trust.node(lab.node("klu")), code="HP-CHM")
    with pytest.raises(OdopError, match="E-TRU-10"):  # two PCs called HP-CHM-1
        draft = roots.sign(trust_edit.with_node(trust, twin, DAY), lab.roots)
        trusting.read(draft.encoded(), trust, trust.roots)
    with lab.office("klu").transaction() as conn:
        apply(
            conn, lab.office("klu").act("artisan.save"), [Put(c.ARTISAN, id, {"name_hi": "सुनीता"}, "create")]
        )
    (got,) = receiving.receive(lab.office(HQ), [lab.send("klu").file])
    assert got.came is not None
    assert (got.state, got.came.waiting) == (APPLIED, 1)
    row = lab.row(HQ, id)
    assert row is not None
    assert row["name_hi"] == "सुनीता देवी"
    with lab.office(HQ).reading() as conn:
        assert [stuck.code for stuck in waiting.of(conn)] == ["E-SYN-46"]
