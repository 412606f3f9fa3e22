"""The program is killed, the disk fills, pages rot, folders are read-only: what was said to be saved is there."""

from __future__ import annotations

import json
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from odop_desktop.storage.checking import check
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Store
from tests.conftest import NODE, ROOM
from tests.storage.offices import furnish, held
from tests.storage.refusal import refused

ROOT = Path(__file__).resolve().parents[2]

# A child that makes one artisan after another and says so once it is saved.
WRITER = """
import sys
from pathlib import Path
from odop_desktop.domain.catalogue import kind
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import open_store
from odop_desktop.storage.ops import Act, uuid7
from odop_desktop.storage.place import Place, Room
store = open_store(Place(Path(sys.argv[1])), DataKey(*map(bytes.fromhex, sys.argv[2:4])), Room(1, 0))
print("open", flush=True)
while True:
    ids = [uuid7() for _ in range(3)]
    blob = store.blobs.put(ids[0].encode() * 2000)
    puts = [Put(kind("artisan"), i, {"name_en": i, "photo": blob}, "create") for i in ids]
    with store.transaction() as conn:
        apply(conn, Act(uuid7(), "artisan.add", "u", "2026-01-05T10:00:00+05:30"), puts)
    print(*ids, flush=True)
"""


def killed(place: Place, key: DataKey, lines: int, then_bytes: int) -> set[str]:
    """Runs a writer, kills it (-9) after some saved lines and a little more; returns what it said was saved."""
    command = [sys.executable, "-c", WRITER, str(place.root), key.raw.hex(), key.salt.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(1 + lines)]
        said.append(child.stdout.read(then_bytes) if then_bytes else b"")
        child.send_signal(signal.SIGKILL)
        rest = b"".join(said) + child.stdout.read()
    whole = rest[: rest.rfind(b"\n")].decode().split()
    assert whole[0] == "open"
    return set(whole[1:])


def names(store: Store) -> set[str]:
    with store.reading() as conn:
        return set(conn.execute(text("SELECT name_en FROM artisan")).scalars())


def kill_and_look(place: Place, key: DataKey, times: int) -> None:
    create_store(place, key, NODE)
    saved: set[str] = set()
    dice = random.Random(times)
    for _ in range(times):
        saved |= killed(place, key, dice.randrange(1, 12), dice.choice((0, 1, 50)))
        store = open_store(place, key, ROOM)  # checks pages and tree: the end was not clean
        there = names(store)
        assert saved <= there
        assert len(there) % 3 == 0  # acts are whole
        assert check(store).problems == ()
        store.close()
        saved = there
    assert saved


def test_nothing_saved_is_lost_and_nothing_half_done_is_kept_when_the_program_is_killed(
    place: Place, key: DataKey
) -> None:
    kill_and_look(place, key, 4)


@pytest.mark.slow
def test_nothing_is_lost_over_a_hundred_kills(place: Place, key: DataKey) -> None:
    kill_and_look(place, key, 100)


def test_a_start_after_a_kill_looks_at_every_page_first(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    killed(place, key, 2, 0)
    assert place.marker.exists()
    open_store(place, key, ROOM).close()
    rot(place.store, 10)
    refused("E-DB-01", lambda: open_store(place, key, ROOM))


# A child whose files may not grow beyond a limit: to it the disk is full there.
FULL = """
import json, resource, signal, sys
from pathlib import Path
from sqlalchemy import text
from odop_desktop.errors import OdopError
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import open_store
from odop_desktop.storage.place import Place, Room
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = open_store(Place(Path(sys.argv[1])), DataKey(*map(bytes.fromhex, sys.argv[2:4])), Room(1, 0))
limit = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
add = text("INSERT INTO setting VALUES (:k, :v)")
saved, code, blob = 0, None, None
try:
    while True:
        with store.transaction() as conn:
            conn.execute(add, [{"k": f"{saved}-{i}", "v": "x" * 900} for i in range(5)])
        saved += 1
except OdopError as error:
    code = error.code
try:
    store.blobs.put(b"y" * limit)
except OdopError as error:
    blob = error.code
with store.reading() as conn:
    left = conn.execute(text("SELECT count(*) FROM setting")).scalar_one()
print(json.dumps([saved, code, blob, left]))
"""


@pytest.mark.parametrize("limit", [400_000, 1_000_000, 1_500_001])
def test_a_full_disk_is_said_and_leaves_what_was_saved(place: Place, key: DataKey, limit: int) -> None:
    create_store(place, key, NODE)
    command = [sys.executable, "-c", FULL, str(place.root), key.raw.hex(), key.salt.hex(), str(limit)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    saved, code, blob, left = json.loads(done.stdout)
    assert code in ("E-DB-06", "E-DB-07")  # the system says "too large", which SQLite hands on as either
    assert blob in ("E-DB-06", "E-DB-07")
    assert left == 5 * saved
    store = open_store(place, key, ROOM)
    with store.transaction() as conn:
        conn.execute(text("INSERT INTO setting VALUES ('after', 'v')"))
        assert conn.execute(text("SELECT count(*) FROM setting")).scalar_one() == 5 * saved + 1
    assert check(store).problems == ()
    store.close()


def rot(path: Path, page: int, at: int = 200, size: int = 4096) -> None:
    """Flips one bit of a page."""
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + at] ^= 0x10
    path.write_bytes(content)


@pytest.mark.parametrize("page", [2, 7, 30])
def test_a_rotten_page_is_named_by_check_and_never_read_as_data(
    place: Place, key: DataKey, page: int
) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    furnish(store, 3)
    store.close()
    rot(place.store, page)
    store = open_store(place, key, ROOM)
    (problem,) = check(store).problems
    assert (problem.code, dict(problem.facts)["pages"]) == ("E-DB-20", 1)
    assert str(page) in dict(problem.facts)["first"]
    store.close()


def test_reading_a_rotten_page_is_a_refusal(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    furnish(store, 3)
    with store.reading() as conn:
        page = conn.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'op'")).scalar_one()
    store.close()
    rot(place.store, page)
    store = open_store(place, key, ROOM)
    error = refused("E-DB-01", lambda: held(store))
    assert error.facts["file"] == str(place.store)
    store.close()


def test_every_single_flipped_bit_is_noticed(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    store = open_store(place, key, ROOM)
    furnish(store, 3)
    store.close()
    content = place.store.read_bytes()
    dice = random.Random(1)
    for _ in range(25):
        mutant = bytearray(content)
        mutant[dice.randrange(16, len(content))] ^= 1 << dice.randrange(8)
        place.store.write_bytes(mutant)
        place.marker.touch()  # as after an unclean end
        refused("E-DB-01", lambda: open_store(place, key, ROOM))


def test_a_truncated_store_is_noticed(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    content = place.store.read_bytes()
    for keep in (0, 10, 4096, len(content) // 2, len(content) - 4096):
        place.store.write_bytes(content[:keep])
        place.marker.touch()
        with pytest.raises(Exception, match=r"E-DB-(01|14)"):
            open_store(place, key, ROOM)


READONLY = """
import os, sys
from pathlib import Path
from odop_desktop.errors import OdopError
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import open_store
from odop_desktop.storage import folder
from odop_desktop.storage.place import Place, Room
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
place = Place(Path(sys.argv[1]))
for work in (
    lambda: open_store(place, DataKey(*map(bytes.fromhex, sys.argv[2:4])), Room(1, 0)),
    lambda: folder.hold(place),
    lambda: folder.make(Place(place.root / "new")),
):
    try:
        work()
        print("done")
    except OdopError as error:
        print(error.code)
"""


@contextmanager
def read_only(place: Place) -> Iterator[None]:
    """Nobody may write the folder; others may come as far as it (pytest's own folders are private)."""
    ways = [p for p in place.root.parents if not p.stat().st_mode & stat.S_IXOTH]
    paths = [place.root, *place.root.iterdir(), *ways]
    modes = [p.stat().st_mode for p in paths]
    for path in paths:
        path.chmod(0o444 if path.is_file() else 0o555)
    try:
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def test_a_read_only_folder_is_said(place: Place, key: DataKey) -> None:
    create_store(place, key, NODE)
    command = [sys.executable, "-c", READONLY, str(place.root), key.raw.hex(), key.salt.hex()]
    with read_only(place):
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.split(), done.stderr) == (["E-DB-08", "E-OFF-07", "E-OFF-07"], "")
