"""The receipt phrase: of one package, its counts and one secret."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.storage import vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import phrase

SECRET = phrase.secret_for(bytes(32), "node-1")
COUNTS = {"applied": 40, "duplicate": 2, "quarantined": 1}


def test_it_is_twelve_characters_in_three_groups() -> None:
    said = phrase.said(SECRET, "p-1", COUNTS, 0)
    assert [len(group) for group in said.split("-")] == [4, 4, 4]
    assert phrase.holds(said.lower().replace("-", " "), SECRET, "p-1", COUNTS, 0)
    assert phrase.holds(said.translate(str.maketrans("01", "OL")), SECRET, "p-1", COUNTS, 0)


def test_it_holds_for_nothing_else() -> None:
    said = phrase.said(SECRET, "p-1", COUNTS, 0)
    others = (
        (phrase.secret_for(bytes(32), "node-2"), "p-1", COUNTS, 0),
        (SECRET, "p-2", COUNTS, 0),
        (SECRET, "p-1", {**COUNTS, "applied": 41}, 0),
        (SECRET, "p-1", COUNTS, 1),
    )
    assert not any(phrase.holds(said, *other) for other in others)
    assert not phrase.holds("", SECRET, "p-1", COUNTS, 0)


@given(st.text(max_size=20))
def test_what_is_typed_by_chance_does_not_hold(typed: str) -> None:
    assert not phrase.holds(typed, SECRET, "p-1", COUNTS, 0)


def test_secrets_stay_in_the_vault(tmp_path: Path, key: DataKey) -> None:
    place = Place(tmp_path)
    vault.save(place.vault, vault.new("db-1", "node-1", key), key)
    assert phrase.secret(place, key) is None
    master = phrase.master(place, key)
    assert phrase.master(place, key) == master
    assert phrase.keep(place, key, SECRET) == phrase.secret(place, key) == SECRET
    assert SECRET.hex() not in place.vault.read_text()
