"""A backup holds what the store held or does not exist; what is torn or altered is refused; a restore is whole."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from odop_desktop.errors import OdopError
from odop_desktop.storage import (
    backup,
    container,
    counters,
    folder,
    ladder,
    restoring,
    sealing,
    server_copy,
    settling,
    vault,
    where,
)
from odop_desktop.storage.checking import check
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place
from odop_desktop.storage.serving import open_on_server
from odop_desktop.storage.store import Store
from tests.conftest import NODE, ROOM
from tests.server import Server
from tests.storage.offices import furnish, held, practice_vault
from tests.storage.refusal import refused


@pytest.fixture
def office(place: Place, key: DataKey) -> Iterator[Store]:
    create_store(place, key, NODE)
    practice_vault(place, key, node_id=NODE.id)
    store = open_store(place, key, ROOM)
    furnish(store)
    yield store
    store.close()


@pytest.fixture
def copy(office: Store, place: Place, key: DataKey, tmp_path: Path) -> Path:
    """A backup of the office, on what could be a pen drive."""
    return backup.make(place, key, tmp_path / "pen" / "a.odopbackup").file


def test_a_backup_holds_what_the_store_held(office: Store, place: Place, key: DataKey, copy: Path) -> None:
    manifest = backup.verify(copy, key)
    assert manifest.counts["artisan"] == manifest.counts["op"] == 5
    assert manifest.counts["event_log"] == manifest.counts["counter"] == 1
    assert [name for name, _, _ in manifest.files] == ["blobs.db", "office.db", "vault.json"]
    assert [p.name for p in copy.parent.iterdir()] == ["a.odopbackup"]
    assert not list(place.root.glob(".work*"))
    assert "कारीगर".encode() not in copy.read_bytes()
    assert check(office).problems == ()


def test_a_backup_is_made_while_the_office_is_open(
    office: Store, place: Place, key: DataKey, tmp_path: Path
) -> None:
    with office.reading() as conn:
        assert conn.execute(text("SELECT count(*) FROM artisan")).scalar_one() == 5
        assert backup.make(place, key, tmp_path / "b.odopbackup").counts["artisan"] == 5
    furnish_again = backup.make(place, key, tmp_path / "c.odopbackup")
    assert furnish_again.counts["op"] == 5


def test_a_backup_waits_for_no_half_of_a_transaction(
    office: Store, place: Place, key: DataKey, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError), office.transaction() as conn:
        conn.execute(text("INSERT INTO setting VALUES ('half', 'x')"))
        raise ZeroDivisionError
    assert backup.make(place, key, tmp_path / "b.odopbackup").counts["setting"] == 0


def test_every_byte_of_a_backup_counts(copy: Path, key: DataKey, tmp_path: Path) -> None:
    content = copy.read_bytes()
    mutant = tmp_path / "mutant.odopbackup"
    step = max(1, len(content) // 120)
    for at in [*range(60), *range(60, len(content), step), *range(len(content) - 70, len(content))]:
        mutant.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        refused("E-BAK-01", lambda: container.read(mutant, key))


@pytest.mark.parametrize("keep", [0, 1, 13, 40, 5000, -65, -32, -1])
def test_a_torn_backup_is_refused(copy: Path, key: DataKey, tmp_path: Path, keep: int) -> None:
    torn = tmp_path / "torn.odopbackup"
    torn.write_bytes(copy.read_bytes()[:keep])
    refused("E-BAK-01", lambda: backup.verify(torn, key))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04" * 50, b"ODOP-BACKUP/1\n\xff\xff\xff\xff", b"x" * 9999]
)
def test_another_kind_of_file_is_refused(tmp_path: Path, key: DataKey, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    refused("E-BAK-01", lambda: backup.verify(tmp_path / "x", key))
    refused("E-BAK-01", lambda: backup.verify(tmp_path / "none", key))
    refused("E-BAK-01", lambda: restoring.vault_of(tmp_path / "x"))


def test_a_longer_or_doubled_backup_is_refused(copy: Path, key: DataKey, tmp_path: Path) -> None:
    content = copy.read_bytes()
    for more in (content + b"\0", content + content, b"\0" + content):
        (tmp_path / "x").write_bytes(more)
        refused("E-BAK-01", lambda: backup.verify(tmp_path / "x", key))


def test_another_key_does_not_open_a_backup(copy: Path, key: DataKey) -> None:
    refused("E-BAK-02", lambda: backup.verify(copy, DataKey.new()))
    refused("E-BAK-02", lambda: backup.verify(copy, DataKey(bytes(32), key.salt)))


def rebuilt(copy: Path, key: DataKey, folder: Path, change: Callable[[Path], None]) -> Path:
    """The same backup, forged with the key in hand: a changed file under a fitting manifest."""
    folder.mkdir()
    manifest = container.extract(copy, folder)
    change(folder)
    files = tuple(container.describe(folder / name) for name, _, _ in manifest.files)
    forged = container.Manifest(manifest.made_at, manifest.schema, files, manifest.counts, manifest.digests)
    target = folder.with_suffix(".odopbackup")
    container.write(target, forged, folder, key)
    return target


def test_a_damaged_page_under_a_fitting_hash_is_refused(copy: Path, key: DataKey, tmp_path: Path) -> None:
    def damage(folder: Path) -> None:
        content = bytearray((folder / "office.db").read_bytes())
        content[3 * 4096 + 100] ^= 1
        (folder / "office.db").write_bytes(content)

    refused("E-BAK-03", lambda: backup.verify(rebuilt(copy, key, tmp_path / "f", damage), key))


def test_a_store_other_than_the_manifest_tells_is_refused(
    office: Store, place: Place, key: DataKey, copy: Path, tmp_path: Path
) -> None:
    furnish_more = backup.make(place, key, tmp_path / "early.odopbackup").file
    with office.transaction() as conn:
        conn.execute(text("UPDATE counter SET value = 8"))
    late = backup.make(place, key, tmp_path / "late.odopbackup").file

    def swap(folder: Path) -> None:
        other = folder.parent / "other"
        other.mkdir()
        container.extract(late, other)
        shutil.copy(other / "office.db", folder / "office.db")

    refused("E-BAK-03", lambda: backup.verify(rebuilt(furnish_more, key, tmp_path / "f", swap), key))


def test_a_damaged_store_is_not_backed_up(office: Store, place: Place, key: DataKey, tmp_path: Path) -> None:
    office.close()
    content = bytearray(place.store.read_bytes())
    content[-4096 + 50] ^= 1
    place.store.write_bytes(content)
    with pytest.raises(Exception, match=r"malformed|E-BAK-03|disk image|E-DB"):
        backup.make(place, key, tmp_path / "x.odopbackup")
    assert not (tmp_path / "x.odopbackup").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_target_that_cannot_be_written_is_a_refusal_in_words(
    office: Store, place: Place, key: DataKey, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    error = refused("E-BAK-06", lambda: backup.make(place, key, tmp_path / "file" / "x.odopbackup"))
    assert error.facts["why"]


def test_a_restore_brings_back_everything_in_a_new_epoch(
    office: Store, place: Place, key: DataKey, copy: Path
) -> None:
    before = held(office)
    with office.transaction() as conn:
        conn.execute(text("UPDATE counter SET value = 99"))
    office.close()
    place.drafts.unlink()
    gaps = restoring.restore(copy, place, key, counters.jump)
    assert (gaps.node_id, gaps.epoch, gaps.hook) == (NODE.id, 1, {"loi": (8, 10_000)})
    again = open_store(place, key, ROOM)
    after = held(again)
    assert after == before | {"node": (NODE.id, 1, 0), "counter": [10_000, 10_000]}
    assert [again.blobs.get(h)[:7] for h in after["photos"]] == [f"photo {i}".encode() for i in range(5)]
    furnish(again, 0)
    assert check(again).problems == ()
    again.close()
    (aside,) = place.root.glob("replaced-*")
    assert sorted(p.name for p in aside.iterdir()) == ["blobs.db", "office.db", "vault.json"]
    assert not place.restoring.exists()
    assert vault.load(place.vault).epoch == 1


def test_keys_made_after_the_copy_stay_on_their_pc(
    office: Store, place: Place, key: DataKey, copy: Path, tmp_path: Path
) -> None:
    office.close()
    vault.save(place.vault, sealing.with_secret(vault.load(place.vault), key, "keys/1", b"private"), key)
    restoring.restore(copy, place, key)
    assert sealing.secret(vault.load(place.vault), key, "keys/1") == b"private"
    elsewhere = Place(tmp_path / "elsewhere")
    restoring.restore(copy, elsewhere, key)
    assert not vault.load(elsewhere.vault).secrets


def test_keys_of_an_altered_vault_do_not_stay(office: Store, place: Place, key: DataKey, copy: Path) -> None:
    office.close()
    altered = sealing.with_secret(vault.load(place.vault), key, "keys/1", b"private")
    vault.save(place.vault, altered, DataKey.new())
    restoring.restore(copy, place, key)
    assert not vault.load(place.vault).secrets


def test_restoring_the_same_copy_twice_never_gives_an_epoch_twice(
    office: Store, place: Place, key: DataKey, copy: Path
) -> None:
    office.close()
    assert restoring.restore(copy, place, key).epoch == 1
    assert restoring.restore(copy, place, key).epoch == 2
    place.store.write_bytes(b"damaged beyond reading" * 999)
    assert restoring.restore(copy, place, key).epoch == 3


def test_a_restore_on_another_pc_makes_a_new_node(key: DataKey, copy: Path, tmp_path: Path) -> None:
    other = Place(tmp_path / "other pc" / "office")
    done = restoring.restore(copy, other, key)
    assert done.node_id != NODE.id
    assert done.epoch == 0
    store = open_store(other, key, ROOM)
    furnish(store)
    assert held(store)["node"] == (done.node_id, 0, 5)
    assert vault.load(other.vault).node_id == done.node_id
    assert check(store).problems == ()
    store.close()


def test_a_bad_copy_leaves_the_office_untouched(
    office: Store, place: Place, key: DataKey, copy: Path
) -> None:
    office.close()
    before = {p.name: p.read_bytes() for p in place.root.iterdir() if p.is_file()}
    copy.write_bytes(copy.read_bytes()[:-5])
    refused("E-BAK-01", lambda: restoring.restore(copy, place, key))
    assert {p.name: p.read_bytes() for p in place.root.iterdir() if p.is_file()} == before


def test_another_office_is_not_overwritten(copy: Path, key: DataKey, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    other.root.mkdir()
    practice_vault(other, key, db_id="another")
    refused("E-BAK-04", lambda: restoring.restore(copy, other, key))
    other.vault.unlink()
    other.store.write_bytes(b"x")
    refused("E-BAK-04", lambda: restoring.restore(copy, other, key))


def test_a_practice_copy_does_not_become_a_real_office(copy: Path, key: DataKey, tmp_path: Path) -> None:
    other = Place(tmp_path / "other")
    other.root.mkdir()
    vault.save(other.vault, vault.new("db-1", "n", key), key)
    refused("E-VLT-07", lambda: restoring.restore(copy, other, key))


class Cut(Exception):
    """The power goes."""


@pytest.mark.parametrize("at", range(1, 12))
def test_a_power_cut_while_putting_in_place_leaves_the_old_or_the_new(
    office: Store, place: Place, key: DataKey, copy: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    office.close()
    moves = iter(range(1, 1000))
    real = settling._move

    def move(here: Path, there: Path) -> None:
        if next(moves) == at:
            raise Cut
        real(here, there)

    monkeypatch.setattr(settling, "_move", move)
    with contextlib.suppress(Cut):
        restoring.restore(copy, place, key)
    monkeypatch.undo()
    with folder.hold(place):
        assert vault.load(place.vault).epoch == 1
    store = open_store(place, key, ROOM)
    assert held(store)["node"] == (NODE.id, 1, 0)
    assert check(store).problems == ()
    store.close()


def test_a_damaged_store_offers_the_newest_whole_copy(office: Store, place: Place, key: DataKey) -> None:
    place.backups.mkdir()
    for name in ("z-old", "a-new", "m-torn"):
        backup.make(place, key, place.backups / f"{name}.odopbackup")
    torn = place.backups / "m-torn.odopbackup"
    torn.write_bytes(torn.read_bytes()[:-1])
    office.close()
    content = bytearray(place.store.read_bytes())
    content[20] ^= 1
    place.store.write_bytes(content)
    error = refused("E-DB-02", lambda: open_store(place, key, ROOM))
    assert error.facts["copy"] == str(place.backups / "a-new.odopbackup")
    restoring.restore(Path(error.facts["copy"]), place, key)
    (aside,) = place.root.glob("replaced-*")
    assert (aside / "office.db").read_bytes() == bytes(content)
    open_store(place, key, ROOM).close()


NOON = datetime(2026, 6, 15, 12)


def test_the_ladder_keeps_recent_daily_and_weekly() -> None:
    every = [NOON - timedelta(hours=6 * i) for i in range(600)]
    kept = ladder.steps(every)
    assert set(every[:12]) <= kept
    assert len({t.date() for t in kept - set(every[:12])}) >= 10
    assert 12 + 10 <= len(kept) <= 12 + 10 + 9
    assert ladder.steps(kept) == kept
    assert ladder.steps([]) == set()


def test_pruning_spares_what_the_ladder_did_not_make(tmp_path: Path) -> None:
    for i in range(40):
        ladder.name_at(tmp_path, NOON - timedelta(minutes=i)).write_text("x")
    (tmp_path / "by-hand.odopbackup").write_text("x")
    (tmp_path / "office-yesterday.odopbackup").write_text("x")
    gone = ladder.prune(tmp_path)
    left = {p.name for p in tmp_path.iterdir()}
    assert {"by-hand.odopbackup", "office-yesterday.odopbackup"} <= left
    assert len(left) == 42 - len(gone)
    assert 12 <= len(left) - 2 <= 14
    assert ladder.prune(tmp_path) == []


@pytest.mark.postgres
def test_a_server_s_store_is_backed_up_and_restored_as_the_same_file(
    pg_store: Store, pg_server: Server, place: Place, key: DataKey, tmp_path: Path
) -> None:
    practice_vault(place, key)
    furnish(pg_store)
    before = held(pg_store)
    made = server_copy.make(pg_store, place, key, tmp_path / "pg.odopbackup")
    assert made.counts["artisan"] == made.counts["op"] == 5
    assert backup.verify(made.file, key).counts == made.counts
    url = pg_server.new_database()
    there = Place(tmp_path / "there")
    there.root.mkdir()
    done = server_copy.restore(made.file, there, key, url, counters.jump)
    assert where.server_of(there, key) == url
    again = open_on_server(url)
    assert held(again) == before | {"node": (done.node_id, 0, 0), "counter": [10_000, 10_000]}
    assert again.blobs.get(before["photos"][0]).startswith(b"photo 0")
    furnish(again, 0)
    assert check(again).problems == ()
    again.close()
    refused("E-DB-17", lambda: server_copy.restore(made.file, there, key, url))
    pg_server.drop_database(url)


@pytest.mark.postgres
def test_a_server_s_backup_opens_on_a_pc(pg_store: Store, place: Place, key: DataKey, tmp_path: Path) -> None:
    practice_vault(place, key)
    furnish(pg_store)
    made = server_copy.make(pg_store, place, key, tmp_path / "pg.odopbackup")
    here = Place(tmp_path / "pc")
    restoring.restore(made.file, here, key)
    store = open_store(here, key, ROOM)
    assert held(store)["names"] == [f"कारीगर {i}" for i in range(5)]
    assert check(store).problems == ()
    with store.reading() as conn:
        found = conn.execute(text("SELECT count(*) FROM search WHERE search MATCH 'rig'")).scalar_one()
    assert found == 5
    store.close()


def test_check_names_what_is_wrong(store: Store) -> None:
    furnish(store)
    store.blobs.put(b"nobody's")
    first = check(store)
    assert (first.problems, first.swept) == ((), 1)
    photo = held(store)["photos"][0]
    store.blobs.sweep(set(held(store)["photos"]) - {photo})
    with store.transaction() as conn:
        conn.exec_driver_sql("ALTER TABLE buyer ADD COLUMN unheard_of TEXT")
    store.blobs.put(b"nobody's again")
    second = check(store)
    assert {p.code for p in second.problems} == {"E-DB-24", "E-DB-26"}
    assert second.swept == 0


def test_check_sees_a_log_that_was_written_past_the_program(store: Store) -> None:
    furnish(store)
    with store.transaction() as conn:
        drop = {"sqlite": "DROP TRIGGER guard_op_update", "postgresql": "DROP TRIGGER guard_op_update ON op"}
        conn.exec_driver_sql(drop[store.dialect])
        drop = {
            k: v.replace("guard_op", "guard_event_log").replace("ON op", "ON event_log")
            for k, v in drop.items()
        }
        conn.exec_driver_sql(drop[store.dialect])
        conn.execute(text("UPDATE op SET body = '{\"new\":{}}' WHERE seq = 2"))
        conn.execute(text("UPDATE event_log SET what = 'nothing'"))
    found = check(store).problems
    assert {p.code for p in found} == {"E-DB-25", "E-DB-27"}
    assert dict(found[0].facts)["op"].endswith(".0.2")


def test_an_error_that_is_no_refusal_is_not_hidden(office: Store, place: Place, key: DataKey) -> None:
    with pytest.raises(OdopError):
        raise OdopError("E-BAK-01", file="x")
    with pytest.raises(RuntimeError):
        restoring.restore(backup.make(place, key, place.root / "x").file, place, key, _boom)
    assert held(office)["node"] == (NODE.id, 0, 5)


def _boom(_: object) -> None:
    raise RuntimeError("a mistake of ours")
