"""Headquarters on a PostgreSQL server: made by set-up, opened from several PCs, a file merged once."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from odop_desktop.actions import aliases, safety, setup
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import arrivals, districts, everywhere, local_rows, reporting
from odop_desktop.queries.local_rows import Wanted
from odop_desktop.queries.reporting import Fared
from odop_desktop.storage import peers, posts
from odop_desktop.storage.posts import Came
from odop_desktop.sync import centre, floor, listed, recalling, receipts
from odop_desktop.sync.inbox import Received
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock
from tests.server import Server
from tests.sync import lab as labs
from tests.sync.lab import HQ, Lab

pytestmark = pytest.mark.postgres


@pytest.fixture
def empty(pg_server: Server) -> Iterator[str]:
    """The address of a database without tables."""
    url = pg_server.new_database()
    yield url
    pg_server.drop_database(url)


def headquarters(folder: Path, url: str) -> None:
    wish = setup.Wish(folder, "HP", None, 1, "clerk", PASSWORD, "headquarters", CHEAP, database=url)
    setup.create(wish, clock=Clock(), room=ROOM)


@pytest.fixture
def served(tmp_path: Path, empty: str) -> Iterator[Lab]:
    """Headquarters on the server, one district on its PC; enrolled."""
    headquarters(tmp_path / HQ, empty)
    labs.found(tmp_path, "chm")
    lab = Lab(tmp_path, (HQ, "chm"))
    lab.enrol()
    yield lab
    lab.close()


def test_a_headquarters_on_a_server_merges_and_answers(served: Lab) -> None:
    id = served.make("chm", name_hi="सुनीता देवी", mobile="9876543210")
    served.round("chm")
    served.change(HQ, id, pin="176310")
    served.round("chm")
    row = served.row("chm", id)
    assert row is not None
    assert row["pin"] == "176310"
    assert served.send("chm").made.ops == 0
    hq = served.office(HQ)
    assert safety.check(hq) == ()
    assert not (served.folder / HQ / "office.db").exists()
    assert [(each.since, each.last) for each in arrivals.arrivals(hq)] == [(hq.now(), 1), (hq.now(), 0)]
    (line,) = reporting.found(hq, listed.offices(listed.trust(hq)), "2026-01").rows
    assert (line.cells[-1].fared, line.rate.due) == (Fared.ON_TIME, 1)


def test_the_lists_of_a_headquarters_on_a_server(served: Lab) -> None:
    """Rows that a district added come by pages, searched, with those that may be the same; transfers by a name."""
    firms = [
        served.make("chm", c.BUYER, name_en=n) for n in ("Himadri Crafts", "HIMADRI CRAFTS", "Kullu Shawls")
    ]
    person = served.make("chm", name_hi="सुनीता देवी", name_en="Sunita Devi")
    place = next(p for p in districts.found(served.office("chm")) if p.title("en") == "Kullu")
    asked = served.make("chm", c.TRANSFER, artisan=person, to_district=place.id, reason="विवाह")
    served.round("chm")
    hq = served.office(HQ)
    rows = {each.row.id: each for each in local_rows.page(hq, Wanted(aliases.KINDS)).rows}
    assert rows.keys() == set(firms)
    assert [one.row.id for one in rows[firms[0]].likely] == [firms[1]]
    first = local_rows.page(hq, Wanted((c.BUYER,)), limit=2)
    rest = local_rows.page(hq, Wanted((c.BUYER,)), first.after, 2)
    assert [each.row.id for each in (*first.rows, *rest.rows)] == list(rows) and rest.after is None
    assert local_rows.counts(hq, Wanted((c.BUYER,), "himadri", twins=True)) == {"buyer": 2}
    for typed in ("sunita", "सुनीता", "TRF-1-000001", "su"):
        assert [r.id for g in everywhere.find(hq, typed) if g.kind is c.TRANSFER for r in g.rows] == [asked]


def test_two_officers_merging_one_file_apply_it_once(served: Lab) -> None:
    for n in range(30):
        served.make("chm", name_hi=f"सुनीता {n}")
    file = served.send("chm").file
    served.shut(HQ)
    shutil.copytree(
        served.folder / HQ, served.folder / "hq2", ignore=shutil.ignore_patterns("lock", "*.open")
    )
    offices = [labs.open_(served.folder / name) for name in (HQ, "hq2")]
    came: list[Received] = []
    threads = [threading.Thread(target=lambda o=o: came.append(labs.inbox.receive(o, file))) for o in offices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(r.came.state for r in came) == ["applied", "duplicate"]
    with offices[0].reading() as conn:
        assert peers.me(conn).arrived == 2 + max(r.came.applied for r in came)
    for office in offices:
        office.close()


def waits(url: str) -> bool:
    """Whether somebody on the server waits for another's lock."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar_one()
    engine.dispose()
    return bool(found)


def test_two_officers_book_what_they_refuse_in_turn(served: Lab, empty: str) -> None:
    """One has just noted what came; the other's file is noted behind it, under a number of its own."""
    second(served)
    junk = served.folder / "junk.odopsync"
    junk.write_bytes(b"ODOP-SYNC/1\n" + b"\0" * 40)
    one, two = labs.open_(served.folder / HQ), labs.open_(served.folder / "hq2")
    with ThreadPoolExecutor(1) as other:
        with one.transaction() as conn:
            posts.note_came(conn, Came(sha256="0" * 64, at=one.now(), size=1, state=posts.REFUSED))
            came = other.submit(labs.inbox.receive, two, junk)
            while not (waits(empty) or came.done()):
                pass
            assert not came.done()
        assert came.result().came.state == posts.REFUSED
    one.close()
    two.close()


def test_a_receipt_is_made_by_the_officer_who_took_the_file_in(served: Lab) -> None:
    """The other one, in whose folder the file does not lie, is told where it is."""
    served.make("chm", name_hi="सुनीता देवी")
    file = served.send("chm").file
    second(served)
    one, two = labs.open_(served.folder / HQ), labs.open_(served.folder / "hq2")
    labs.inbox.receive(two, file)
    assert receipts.newest(two, "HP-CHM-1").phrase
    with pytest.raises(OdopError) as caught:
        receipts.newest(one, "HP-CHM-1")
    assert caught.value.code == "E-SYN-35"
    one.close()
    two.close()


def test_a_copy_of_a_server_s_headquarters_is_one_file(served: Lab) -> None:
    served.make("chm", name_hi="सुनीता देवी")
    served.round("chm")
    made = safety.backup(served.office(HQ), out=served.folder / "copy.odopbackup")
    assert made.file.stat().st_size > 10_000


@pytest.fixture
def other(pg_server: Server) -> Iterator[str]:
    """Another database without tables."""
    url = pg_server.new_database()
    yield url
    pg_server.drop_database(url)


def second(lab: Lab) -> None:
    """The second officer's folder holds the first one's vault."""
    lab.shut(HQ)
    (lab.folder / "hq2").mkdir(exist_ok=True)
    shutil.copy(lab.folder / HQ / "vault.json", lab.folder / "hq2")


def back(lab: Lab, file: Path, url: str | None, to: str = HQ) -> None:
    lab.shut(HQ)
    safety.restore(lab.folder / to, file=file, credentials=lambda: ("clerk", PASSWORD), database=url)


def test_a_copy_comes_back_into_an_empty_database(served: Lab, empty: str, other: str) -> None:
    """A new epoch of the same node; what each officer's archive knows beyond the copy comes again with his files."""
    copy = safety.backup(served.office(HQ), out=served.folder / "copy.odopbackup").file
    node = served.node(HQ)
    one = served.make("chm", name_hi="सुनीता देवी")
    served.round("chm")
    second(served)
    two = served.make("chm", name_hi="कमला")
    file = served.send("chm").file
    office = labs.open_(served.folder / "hq2")
    assert labs.inbox.receive(office, file).error is None
    office.close()
    with pytest.raises(OdopError) as caught:
        back(served, copy, None)
    assert caught.value.code == "E-BAK-07"
    back(served, copy, other)
    second(served)
    assert served.node(HQ) == node
    assert served.row(HQ, one) is None
    fair = served.make(HQ, c.EVENT, name_hi="राज्य मेला", organised_by="HQ")
    served.round("chm")
    assert served.row(HQ, one)
    assert served.row("chm", fair, c.EVENT)
    served.shut(HQ)
    office = labs.open_(served.folder / "hq2")
    assert recalling.recall(office) == 1
    office.close()
    assert served.row(HQ, two)
    served.round("chm")
    assert safety.check(served.office(HQ)) == ()


def test_no_epoch_is_begun_twice(served: Lab, other: str, pg_server: Server) -> None:
    """Another officer brings a copy back, the database of the first return is gone: his vault knows its epoch."""
    copy = safety.backup(served.office(HQ), out=served.folder / "copy.odopbackup").file
    gone = pg_server.new_database()
    back(served, copy, gone)
    second(served)
    labs.open_(served.folder / "hq2").close()
    pg_server.drop_database(gone)
    back(served, copy, other, "hq2")
    office = labs.open_(served.folder / "hq2")
    with office.reading() as conn:
        assert peers.me(conn).epoch == 2
    office.close()


def test_a_database_that_holds_something_is_not_taken(tmp_path: Path, empty: str) -> None:
    headquarters(tmp_path / "one", empty)
    with pytest.raises(OdopError) as caught:
        headquarters(tmp_path / "two", empty)
    assert caught.value.code == "E-DB-17"
    assert not (tmp_path / "two").exists()
    office = labs.open_(tmp_path / "one")
    assert office.facts.pc == 1
    office.close()


def test_every_officer_s_folder_knows_the_list(served: Lab) -> None:
    """Whoever brings a copy back goes by the newest list, though another officer took it."""
    second(served)
    version = centre.ask_for(served.office(HQ), "0.1", served.roots).version
    served.shut(HQ)
    office = labs.open_(served.folder / "hq2")
    assert floor.of(office.place, office.key) == 0
    recalling.recall(office)
    assert floor.of(office.place, office.key) == version
    office.close()
