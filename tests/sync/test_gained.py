"""Fields that an older program does not know: carried on untouched, and shown once it is upgraded (S10, I10)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field
from odop_desktop.office import Office
from odop_desktop.storage import gained, held, peers
from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.sync import inbox
from odop_desktop.sync.payload import ChainFrom, End
from tests.simulator.reading import see
from tests.sync import packages
from tests.sync.bad_files import inside
from tests.sync.lab import HQ, Lab, copied

NEWER = {c.ARTISAN: ("pin", "skill", "languages"), c.BUYER: ("city",)}


class Older:
    """Makes the program know fewer fields, and all of them again."""

    def __init__(self) -> None:
        self._out: dict[c.RecordKind, dict[str, Field]] = {}

    def begins(self) -> None:
        for kind, keys in NEWER.items():
            self._out[kind] = {k: kind.by_key.pop(k) for k in keys if k in kind.by_key}

    def ends(self) -> None:
        for kind, fields in self._out.items():
            kind.by_key.update(fields)
        self._out.clear()


@pytest.fixture
def older() -> Iterator[Older]:
    made = Older()
    yield made
    made.ends()


def upgraded(office: Office) -> int:
    """As `storage.migrations.run` does behind the steps that brought the columns."""
    with office.transaction() as conn:
        lower_guards(conn)
        unknown = {kind.name: set(keys) for kind, keys in NEWER.items()}
        before = {kind: keys - unknown.get(kind, set()) for kind, keys in gained.columns(conn).items()}
        done = gained.work_in(conn, before)
        raise_guards(conn)
    return done


def whole(lab: Lab, who: str) -> object:
    seen = see(lab.office(who))
    return seen.ops, seen.rows, seen.heads, seen.waiting


def files(lab: Lab) -> list[tuple[str, Path]]:
    """Made, changed, emptied, and given two values by two PCs of one office that did not know of each other."""
    buyer = lab.make("chm", c.BUYER, name_en="Himadri Crafts", city="Delhi")
    first = lab.make("chm", name_hi="सुनीता", pin="176310")
    second = lab.make("chm", name_hi="गीता")
    made = [("chm", lab.send("chm").file)]
    lab.take(HQ, made[0][1])
    lab.take("chm2", lab.answer("chm2").file)
    lab.change("chm", second, pin="176311", mobile="9418000001")
    lab.change("chm2", second, pin="176312")
    lab.change("chm2", second, mobile="9418000001")
    lab.change("chm", first, pin="176313")
    lab.change("chm", buyer, c.BUYER, city=None)
    made += [("chm", lab.send("chm").file), ("chm2", lab.send("chm2").file)]
    return made


def test_an_older_headquarters_shows_all_of_it_after_its_upgrade(
    lab: Lab, tmp_path: Path, older: Older
) -> None:
    lab.round("chm", "chm2")
    lab.close()
    with copied(lab, tmp_path / "maker") as maker:
        made = files(maker)
    with copied(lab, tmp_path / "twin") as twin:
        for _, file in made:
            assert twin.take(HQ, file).error is None
        older.begins()
        for _, file in made:
            assert lab.take(HQ, file).error is None
        assert whole(lab, HQ) != whole(twin, HQ)
        older.ends()
        assert upgraded(lab.office(HQ)) == 3
        assert whole(lab, HQ) == whole(twin, HQ)
        upgraded(lab.office(HQ))
        assert whole(lab, HQ) == whole(twin, HQ)


def test_what_an_older_headquarters_does_not_know_goes_on_untouched(lab: Lab, older: Older) -> None:
    """A new program at both ends, an older one between."""
    lab.round("chm", "chm2")
    id = lab.make("chm", name_hi="सुनीता", pin="176310")
    file = lab.send("chm").file
    older.begins()
    assert lab.take(HQ, file).error is None
    answer = lab.answer("chm2").file
    older.ends()
    assert lab.take("chm2", answer).error is None
    row = lab.row("chm2", id)
    assert row is not None and row["pin"] == "176310"


def test_an_older_district_keeps_what_headquarters_sent(lab: Lab, older: Older) -> None:
    lab.round("chm")
    buyer = lab.make(HQ, c.BUYER, name_en="Himadri Crafts", city="Delhi")
    file = lab.answer("chm").file
    older.begins()
    assert lab.take("chm", file).error is None
    older.ends()
    row = lab.row("chm", buyer, c.BUYER)
    assert row is not None and row["city"] is None
    assert upgraded(lab.office("chm")) == 1
    row = lab.row("chm", buyer, c.BUYER)
    assert row is not None and row["city"] == "Delhi"
    lab.change("chm", buyer, c.BUYER, remarks="seen")
    got = inbox.receive(lab.office(HQ), lab.send("chm").file)
    assert got.error is None


def test_what_an_older_district_changes_behind_it_stands_against_nothing(lab: Lab, older: Older) -> None:
    """Its base names the op that holds the value, not the last one of the record."""
    lab.round("chm")
    buyer = lab.make("chm", c.BUYER, name_en="Himadri Crafts")
    lab.round("chm")
    lab.change(HQ, buyer, c.BUYER, city="Delhi")
    file = lab.answer("chm").file
    older.begins()
    assert lab.take("chm", file).error is None
    lab.change("chm", buyer, c.BUYER, name_en="Himadri Handicrafts")
    older.ends()
    assert lab.take(HQ, lab.send("chm").file).error is None
    with lab.office(HQ).reading() as conn:
        ((_, heads),) = held.load(conn, [buyer])
    assert not heads.clash
    row = lab.row(HQ, buyer, c.BUYER)
    assert row is not None and (row["name_en"], row["city"]) == ("Himadri Handicrafts", "Delhi")


def test_what_is_not_of_its_field_s_form_is_left_out(lab: Lab) -> None:
    """An older program let it in, for it did not know the field: the upgrade must not end in it."""
    lab.round("chm")
    id = lab.make("chm", name_hi="सुनीता", pin="176310")
    lab.round("chm")
    with lab.office("chm").reading() as conn:
        me = peers.me(conn)
    said = {"pin": ["q"], "languages": "चम्बयाली"}
    op = packages.op(me.seq + 1, said, node=me.node, epoch=me.epoch, kind="change", entity_id=id)
    begin = ChainFrom(me.node, me.epoch, me.seq + 1, me.hash)
    assert lab.take(HQ, inside(lab, [begin, op, End({}, 1, 0, {})])).came.waiting == 1
    with lab.office(HQ).transaction() as conn:
        conn.exec_driver_sql("DELETE FROM waiting")
    upgraded(lab.office(HQ))
    row = lab.row(HQ, id)
    assert row is not None and (row["pin"], row["languages"]) == ("176310", "चम्बयाली")
