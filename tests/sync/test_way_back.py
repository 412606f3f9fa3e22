"""Password and card lost: headquarters hands the data key back to the office that asks, and to nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pyrage
import pytest

from odop_desktop.storage import recovery, slots, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import centre, trust_founding, unlocking, way_back
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.trust_founding import Centre
from tests.storage.test_vault import LIGHT
from tests.sync.lab import HQ, Lab
from tests.sync.trusted import DAY, refused

SECRET = bytes(range(32))
RECIPIENT = trust_founding.recipient_of(SECRET)


@pytest.fixture
def place(tmp_path: Path, key: DataKey) -> Place:
    """An enrolled office with one password."""
    made = vault.new("db-1", "node-1", key)
    made = vault.with_slot(made, slots.password_slot(made, key, ("u-1", "आशा"), "forgotten words", LIGHT))
    vault.save(tmp_path / "vault.json", made, key)
    way_back.leave(Place(tmp_path), key, RECIPIENT)
    return Place(tmp_path)


def test_from_a_lost_password_to_a_new_one(place: Place, key: DataKey) -> None:
    wish = way_back.ask(place)
    assert way_back.ask(place) == wish, "asked again, the fingerprint stays"
    there = way_back.read(wish.content)
    answer = way_back.grant(there, SECRET, there.fingerprint.lower())
    back = way_back.take(place, answer)
    assert back == key
    assert way_back.waits(place), "until the password is set it can be tried again"
    way_back.forget(place)
    assert not (place.root / "unlock.key").exists()
    kept = vault.load(place.vault)
    vault.save(
        place.vault,
        vault.with_slot(kept, slots.password_slot(kept, back, ("u-1", "आशा"), "new words", LIGHT)),
        back,
    )
    assert slots.open_with_password(vault.load(place.vault), "आशा", "new words").key == key
    refused("E-TRU-39", lambda: way_back.take(place, answer))


def test_the_slot_is_left_once_for_each_recovery_key(place: Place, key: DataKey) -> None:
    before = place.vault.read_bytes()
    way_back.leave(place, key, RECIPIENT)
    assert place.vault.read_bytes() == before
    way_back.leave(place, key, trust_founding.recipient_of(bytes(32)))
    assert [s.kdf["recipient"] for s in vault.load(place.vault).slots if s.type == "hq"] != [RECIPIENT]
    wish = way_back.ask(place)
    refused("E-TRU-38", lambda: way_back.grant(wish, SECRET, wish.fingerprint))


def test_nothing_of_it_is_the_key_in_clear(place: Place, key: DataKey) -> None:
    wish = way_back.ask(place)
    answer = way_back.grant(wish, SECRET, wish.fingerprint)
    for content in (place.vault.read_bytes(), wish.content, answer):
        assert key.raw.hex().encode() not in content
        assert key.raw not in content


def test_another_fingerprint_or_recovery_key(place: Place) -> None:
    wish = way_back.ask(place)
    refused("E-TRU-21", lambda: way_back.grant(wish, SECRET, ""))
    refused("E-TRU-38", lambda: way_back.grant(wish, bytes(32), wish.fingerprint))


def test_a_request_on_the_way_is_changed(place: Place) -> None:
    """Who puts his own key into it has another fingerprint; who names other records gets nothing."""
    wish = way_back.ask(place)
    thief = str(pyrage.x25519.Identity.generate().to_public())
    stolen = way_back.read(wish.content.replace(wish.to.encode(), thief.encode()))
    refused("E-TRU-21", lambda: way_back.grant(stolen, SECRET, wish.fingerprint))
    other = way_back.read(wish.content.replace(b"db-1", b"db-2"))
    refused("E-TRU-38", lambda: way_back.grant(other, SECRET, other.fingerprint))


def test_an_answer_for_another_request(place: Place, key: DataKey, tmp_path: Path) -> None:
    wish = way_back.ask(place)
    answer = way_back.grant(wish, SECRET, wish.fingerprint)
    (place.root / "unlock.key").write_text(str(pyrage.x25519.Identity.generate()))
    refused("E-TRU-39", lambda: way_back.take(place, answer))
    (place.root / "unlock.key").write_text("damaged")
    refused("E-TRU-39", lambda: way_back.take(place, answer))


def test_an_answer_of_somebody_who_makes_up_a_key(place: Place, key: DataKey) -> None:
    """The vault proves every key: a false one does not open it."""
    wish = way_back.ask(place)
    told = f'{{"db_id":"db-1","key":"{os.urandom(32).hex()}"}}'
    false = pyrage.encrypt(told.encode(), [pyrage.x25519.Recipient.from_str(wish.to)])
    refused("E-VLT-08", lambda: way_back.take(place, false))
    told = f'{{"db_id":"db-2","key":"{key.raw.hex()}"}}'
    other = pyrage.encrypt(told.encode(), [pyrage.x25519.Recipient.from_str(wish.to)])
    refused("E-TRU-39", lambda: way_back.take(place, other))
    short = pyrage.encrypt(b'{"db_id":"db-1","key":"00"}', [pyrage.x25519.Recipient.from_str(wish.to)])
    refused("E-TRU-39", lambda: way_back.take(place, short))
    for junk in (b"", b"x" * 30_000, wish.content):
        refused("E-TRU-39", lambda j=junk: way_back.take(place, j))


def test_headquarters_itself_needs_nobody(place: Place, key: DataKey) -> None:
    assert way_back.own(place, SECRET) == key
    refused("E-TRU-38", lambda: way_back.own(place, bytes(32)))


def test_the_files_of_a_pc_that_headquarters_knows(lab: Lab, tmp_path: Path) -> None:
    chm, hq = lab.office("chm"), lab.office(HQ)
    way_back.leave(chm.place, chm.key, RECIPIENT)
    assert unlocking.under_way(chm.folder) == ""
    asked = unlocking.request(chm.folder, tmp_path)
    assert unlocking.under_way(chm.folder) == asked.fingerprint
    heard = unlocking.heard(hq, asked.file)
    assert heard.pc is not None and heard.pc.label == "HP-CHM-1"
    refused("E-SYN-84", lambda: unlocking.heard(chm, asked.file))
    answer = unlocking.grant(hq, heard, SECRET, confirmed=asked.fingerprint, out=tmp_path)
    assert unlocking.by_answer(answer)(chm.place) == chm.key
    with hq.reading() as conn:
        told = conn.exec_driver_sql("SELECT facts FROM event_log WHERE what = 'sync.unlocked'").scalar_one()
    assert "HP-CHM-1" in told
    refused("E-SYN-01", lambda: unlocking.by_answer(tmp_path / "nowhere")(chm.place))
    refused("E-TRU-37", lambda: unlocking.heard(hq, chm.place.store))  # far too long
    centre.end(hq, lab.node("chm"), lab.roots)
    refused("E-TRU-41", lambda: unlocking.heard(hq, asked.file))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"odop":"unlock","v":1}', b'{"odop":"x","v":1}', b"[]", b"\xff"]
)
def test_what_is_no_request(content: bytes) -> None:
    refused("E-TRU-37", lambda: way_back.read(content))


def test_an_office_without_headquarters(tmp_path: Path, key: DataKey) -> None:
    place = Place(tmp_path)
    made = vault.new("db-1", "node-1", key)
    vault.save(place.vault, vault.with_slot(made, slots.recovery_slot(made, key, recovery.new_code())), key)
    refused("E-TRU-36", lambda: way_back.ask(place))
    practice = vault.with_slot(vault.new("db-2", "node-1", key), vault.practice_slot(key))
    vault.save(place.vault, practice, key)
    way_back.leave(place, key, RECIPIENT)
    assert [s.type for s in vault.load(place.vault).slots] == ["practice"]


def test_the_first_day_of_a_headquarters() -> None:
    keys = NodeKeys.new()
    begun = trust_founding.begin(Centre("hq", "office", "मुख्यालय", "HQ", "0177-2621234"), keys.public, DAY)
    assert begun.trust.hq.recovery == trust_founding.recipient_of(begun.recovery)
    assert begun.trust.roots.keys == tuple(sorted(root.public for root in begun.roots))
    assert begun.trust.key_for("H2D", "hq", 0, 1) == keys.public.sign
    assert begun.recovery.hex() not in repr(begun)
