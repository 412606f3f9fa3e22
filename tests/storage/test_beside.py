"""Blobs and drafts: kept on their own, whole, and apart from the records."""

from __future__ import annotations

from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from odop_desktop.storage.store import Store
from tests.storage.refusal import refused


def test_bytes_come_back_by_their_hash_and_are_kept_once(store: Store) -> None:
    content = bytes(range(256)) * 400
    hash_ = store.blobs.put(content)
    assert hash_ == sha256(content).hexdigest()
    assert store.blobs.put(content) == hash_
    assert store.blobs.get(hash_) == content
    assert store.blobs.put_all([b"a", b"", content]) == [sha256(c).hexdigest() for c in (b"a", b"", content)]
    assert store.blobs.get(sha256(b"").hexdigest()) == b""
    assert len(store.blobs.orphans(())) == 3
    assert store.blobs.put_all([]) == []


def test_missing_bytes_are_said_to_be_missing(store: Store) -> None:
    error = refused("E-DB-16", lambda: store.blobs.get("0" * 64))
    assert error.facts == {"hash": "0" * 64}


def test_bytes_are_kept_though_the_transaction_around_them_fails(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        hash_ = store.blobs.put(b"letter")
        raise ZeroDivisionError
    assert store.blobs.get(hash_) == b"letter"


def test_a_sweep_takes_what_nobody_names_and_nothing_else(store: Store) -> None:
    kept, gone = store.blobs.put(b"kept"), store.blobs.put(b"gone")
    assert store.blobs.orphans({kept}) == [gone]
    assert store.blobs.sweep({kept}) == 1
    assert store.blobs.sweep({kept}) == 0
    assert store.blobs.get(kept) == b"kept"
    refused("E-DB-16", lambda: store.blobs.get(gone))


def test_a_draft_is_replaced_listed_and_dropped(store: Store) -> None:
    assert store.drafts.load("artisan/new") is None
    store.drafts.save("artisan/new", {"name_hi": "सुनी", "age": 3})
    store.drafts.save("artisan/new", {"name_hi": "सुनीता", "crafts": ["रुमाल"]})
    store.drafts.save("loi/1", {})
    assert store.drafts.load("artisan/new") == {"name_hi": "सुनीता", "crafts": ["रुमाल"]}
    assert store.drafts.load("loi/1") == {}
    assert {name for name, _ in store.drafts.names()} == {"artisan/new", "loi/1"}
    store.drafts.drop("artisan/new")
    store.drafts.drop("artisan/new")
    assert [name for name, _ in store.drafts.names()] == ["loi/1"]


def test_a_draft_is_saved_while_a_transaction_is_open(store: Store) -> None:
    with store.transaction() as conn:
        conn.execute(text("INSERT INTO setting (key, value) VALUES ('a', '1')"))
        store.drafts.save("x", {"a": 1})
        assert store.drafts.load("x") == {"a": 1}


def test_a_wrong_type_is_refused_and_not_stored_as_text(store: Store) -> None:
    with pytest.raises(DBAPIError), store.transaction() as conn:
        conn.execute(text("INSERT INTO counter (name, value) VALUES ('loi', 'many')"))
    with store.reading() as conn:
        assert conn.execute(text("SELECT count(*) FROM counter")).scalar_one() == 0
