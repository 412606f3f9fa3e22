"""The receipt phrase: of one package, its counts and one secret."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.storage import vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import hearing, phrase, spoken
from odop_desktop.sync.header import Header
from odop_desktop.sync.header_fields import Counts
from tests.sync.packages import draft

SECRET = phrase.secret_for(bytes(32), "node-1")
FILE = draft(counts=Counts(40, 2))


def heard(typed: str, secret: bytes = SECRET, file: Header = FILE, hq_epoch: int = 0) -> bool:
    return spoken.same(typed, hearing.said(secret, file, hq_epoch))


def test_it_is_twelve_characters_in_three_groups() -> None:
    said = hearing.said(SECRET, FILE, 0)
    assert [len(group) for group in said.split("-")] == [4, 4, 4]
    assert heard(said.lower().replace("-", " "))
    assert heard(said.translate(str.maketrans("01", "OL")))


def test_it_holds_for_nothing_else() -> None:
    said = hearing.said(SECRET, FILE, 0)
    others = (
        (phrase.secret_for(bytes(32), "node-2"), FILE, 0),
        (SECRET, draft(counts=FILE.counts), 0),
        (SECRET, replace(FILE, counts=Counts(41, 2)), 0),
        (SECRET, replace(FILE, counts=Counts(40, 3)), 0),
        (SECRET, FILE, 1),
    )
    assert not any(heard(said, *other) for other in others)
    assert not heard("")


@given(st.text(max_size=20))
def test_what_is_typed_by_chance_does_not_hold(typed: str) -> None:
    assert not heard(typed)


def test_secrets_stay_in_the_vault(tmp_path: Path, key: DataKey) -> None:
    place = Place(tmp_path)
    vault.save(place.vault, vault.new("db-1", "node-1", key), key)
    assert phrase.secret(place, key) is None
    master = phrase.master(place, key)
    assert phrase.master(place, key) == master
    assert phrase.keep(place, key, SECRET) == phrase.secret(place, key) == SECRET
    assert SECRET.hex() not in place.vault.read_text()
