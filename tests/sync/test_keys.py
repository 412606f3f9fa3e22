"""The keys of a PC: made once, kept in the vault, made anew on another PC; what people say of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.storage import vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import agekey, keys, spoken
from odop_desktop.sync.header import key_id
from odop_desktop.sync.keys import NodeKeys
from tests.sync.trusted import refused


@pytest.fixture
def place(tmp_path: Path, key: DataKey) -> Place:
    vault.save(tmp_path / "vault.json", vault.new("db-1", "node-1", key), key)
    return Place(tmp_path)


def test_keys_are_made_at_first_use_and_stay(place: Place, key: DataKey) -> None:
    first = keys.ensure(place, key)
    assert keys.ensure(place, key) == first
    assert len(first.public.sign) == 32
    assert first.public.age.startswith("age1")


def test_private_halves_stand_nowhere_in_clear(place: Place, key: DataKey) -> None:
    ours = keys.ensure(place, key)
    written = place.vault.read_text()
    assert ours.sign.hex() not in written
    assert ours.age_identity not in written
    assert ours.sign.hex() not in repr(ours)
    assert "AGE-SECRET" not in repr(ours)


def test_a_vault_on_another_pc_gets_keys_of_its_own(place: Place, key: DataKey) -> None:
    old = keys.ensure(place, key)
    vault.save(place.vault, replace(vault.load(place.vault), node_id="node-2"), key)
    fresh = keys.ensure(place, key)
    assert {fresh.sign, fresh.age_identity}.isdisjoint({old.sign, old.age_identity})
    keys.forget_others(place, key)
    assert [name for name in vault.load(place.vault).secrets if name.startswith("keys/")] == ["keys/node-2"]
    assert keys.ensure(place, key) == fresh


def test_who_takes_another_s_place_opens_what_was_sent_to_it(place: Place, key: DataKey) -> None:
    old = keys.ensure(place, key)
    vault.save(place.vault, replace(vault.load(place.vault), node_id="node-2"), key)
    fresh = keys.ensure(place, key)
    ours = keys.inherit(place, key, "node-1")
    assert ours == keys.inherit(place, key, "node-1") == keys.ensure(place, key)
    assert ours.public == fresh.public
    assert ours.identity([key_id(old.public.age)]) == old.age_identity


def test_a_restored_pc_of_the_same_number_keeps_its_keys(place: Place, key: DataKey) -> None:
    old = keys.ensure(place, key)
    vault.save(place.vault, replace(vault.load(place.vault), epoch=3), key)
    assert keys.ensure(place, key) == old


def test_another_data_key_opens_no_keys(place: Place, key: DataKey) -> None:
    keys.ensure(place, key)
    refused("E-VLT-10", lambda: keys.ensure(place, DataKey.new()))


def test_rotation_keeps_the_old_pair(place: Place, key: DataKey) -> None:
    old = keys.ensure(place, key)
    new = keys.rotate(place, key)
    assert keys.ensure(place, key) == new
    assert new.public != old.public
    assert new.signer(old.public.sign) == old.sign
    assert new.signer(new.public.sign) == new.sign
    assert new.identity([key_id(old.public.age)]) == old.age_identity
    assert new.identity([key_id(new.public.age), key_id(old.public.age)]) == new.age_identity
    assert new.identity(["AAAAAAAAAAA"]) == new.age_identity
    refused("E-TRU-05", lambda: new.signer(NodeKeys.new().public.sign))


def test_a_fingerprint_is_of_both_keys() -> None:
    ours, other = NodeKeys.new(), NodeKeys.new()
    said = ours.public.fingerprint
    assert [len(group) for group in said.split("-")] == [4, 4, 4, 4]
    assert replace(ours.public, age=other.public.age).fingerprint != said
    assert replace(ours.public, sign=other.public.sign).fingerprint != said


def bytes_of(identity: str) -> bytes:
    """The 32 secret bytes of an age identity: 52 signs of 5 bits, of which the last 4 bits fill up; then 6 of sum."""
    number = 0
    for sign in identity.removeprefix("AGE-SECRET-KEY-1")[:52]:
        number = number << 5 | "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".index(sign)
    return (number >> 4).to_bytes(32, "big")


@given(st.binary(min_size=32, max_size=32))
def test_age_identities_and_their_bytes(secret: bytes) -> None:
    text = agekey.text_of(secret)
    assert bytes_of(text) == secret
    assert str(pyrage.x25519.Identity.from_str(text)) == text


def test_an_age_identity_is_written_as_age_writes_it() -> None:
    text = str(pyrage.x25519.Identity.generate())
    assert agekey.text_of(bytes_of(text)) == text


def test_what_is_heard_forgives_how_it_is_said() -> None:
    assert spoken.heard(" 0oIl-7tQ४ ") == "00117TQ4"
    assert spoken.value("U") is None
    assert spoken.value("10") == 32
