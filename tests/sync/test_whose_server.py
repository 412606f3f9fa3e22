"""The offices of records on a PostgreSQL server: the order, the filter and the counts are those of SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.actions import setup
from odop_desktop.domain import catalogue as c
from odop_desktop.queries import arrivals, conflicts, lists, records, shelf, whose
from odop_desktop.queries.list_filters import Among
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.whose import OFFICE
from tests.actions.offices import CHEAP, PASSWORD, ROOM, Clock
from tests.server import Server
from tests.sync import lab as labs
from tests.sync.lab import HQ, Lab

pytestmark = pytest.mark.postgres


@pytest.fixture
def served(tmp_path: Path, pg_server: Server) -> Iterator[Lab]:
    """Headquarters on the server, one district on its PC; enrolled."""
    url = pg_server.new_database()
    wish = setup.Wish(tmp_path / HQ, "HP", None, 1, "clerk", PASSWORD, "headquarters", CHEAP, database=url)
    setup.create(wish, clock=Clock(), room=ROOM)
    labs.found(tmp_path, "chm")
    lab = Lab(tmp_path, (HQ, "chm"))
    lab.enrol()
    yield lab
    lab.close()
    pg_server.drop_database(url)


def test_lists_over_all_offices_on_a_server(served: Lab) -> None:
    own = served.make(HQ, c.BUYER, name_en="State Emporium")
    theirs = [served.make("chm", c.BUYER, name_en=name) for name in ("Himadri", "Third Hand")]
    served.round("chm")
    theirs.append(served.make("chm", c.BUYER, name_en="Not yet in the book"))
    served.take(HQ, served.send("chm").file)
    hq = served.office(HQ)
    for sort, wanted in ((OFFICE, [*theirs, own]), (f"-{OFFICE}", [own, *reversed(theirs)])):
        order = lists.order(hq, c.BUYER, Asked(sort=sort))
        assert lists.ids(hq, order) == wanted
        first = records.page(hq, c.BUYER, sort=sort, limit=3)
        rest = records.page(hq, c.BUYER, sort=sort, limit=3, after=first.after)
        assert [row.id for row in (*first.rows, *rest.rows)] == wanted
    held = {each.maker.code: each.count for each in lists.held(hq, c.BUYER, OFFICE) if each.maker}
    assert held == {"HP-CHM": 3, "HQ": 1}
    chm = whose.meant(hq, "Chamba")
    assert lists.count(hq, c.BUYER, Asked(filters=(Among(OFFICE, chm),))) == 3
    assert lists.count(hq, c.PLACE, Asked(filters=(Among(OFFICE, (None,)),))) == lists.total(hq, c.PLACE)
    assert arrivals.count(hq, chm[0]) == len(arrivals.arrivals(hq, of=chm[0])) == 2
    assert (shelf.count(hq, chm[0]), shelf.found(hq, of=chm[0])) == (0, ())
    assert (conflicts.count(hq, chm[0]), conflicts.found(hq, of=chm[0])) == (0, ())
