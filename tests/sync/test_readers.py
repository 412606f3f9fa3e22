"""`MIN_READER` says the truth: a program as old as that takes in a newer one's files, carries what it does not know,
and after its update holds what it would hold had it known it from the first.

What a program of schema N does not know is read off the steps themselves: the kinds, fields and references that a
store has at step N and at the last one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.office import Office
from odop_desktop.queries import conflicts
from odop_desktop.storage import gained, intake, waiting
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.guard import lower_guards, raise_guards
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.migrations import run
from odop_desktop.storage.place import Place
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import comparing, entering, linking, outbox, package, standing, taking
from tests.simulator.reading import see
from tests.sync.lab import HQ, Lab, copied


@dataclass(frozen=True)
class Older:
    """What a program of schema `number` does not know, and which references of now must name what is here."""

    number: int
    kinds: frozenset[str]
    fields: dict[str, frozenset[str]]
    near: dict[str, dict[str, str]]


def _columns(conn: Connection) -> dict[str, set[str]]:
    seen = inspect(conn)
    names = [name for name in seen.get_table_names() if name in BY_NAME]
    return {n: {col["name"] for col in seen.get_columns(n)} & BY_NAME[n].by_key.keys() for n in names}


def _references(conn: Connection) -> dict[str, dict[str, str]]:
    seen = inspect(conn)
    names = [name for name in seen.get_table_names() if name in BY_NAME]
    return {
        n: {k["constrained_columns"][0]: k["referred_table"] for k in seen.get_foreign_keys(n)} for n in names
    }


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Older]:
    """By schema number, from the least that is asked for to the one before this program's."""
    place = Place(tmp_path_factory.mktemp("steps"))
    engine = open_sqlite(place.store, DataKey.new(), Role.KEEPER)
    at = {}
    with engine.begin() as conn:
        for number in range(outbox.MIN_READER, SCHEMA + 1):
            run.upgrade(conn, number)
            at[number] = _columns(conn), _references(conn)
    engine.dispose()
    now, refs = at.pop(SCHEMA)
    return {
        number: Older(
            number,
            frozenset(now.keys() - had.keys()),
            {n: frozenset(now[n] - had[n]) for n in had if now[n] - had[n]},
            {n: {k: to for k, to in near[n].items() if k not in refs[n]} for n in near},
        )
        for number, (had, near) in at.items()
    }


Reading = Callable[[Older], AbstractContextManager[None]]


@contextmanager
def reading_as(older: Older) -> Iterator[None]:
    """The program is the older one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entering, "SCHEMA", older.number)
        patch.setattr(taking, "SCHEMA", older.number)
        patch.setattr(outbox, "SCHEMA", older.number)
        patch.setattr(intake, "BY_NAME", {k: v for k, v in BY_NAME.items() if k not in older.kinds})
        refs = {n: {**of, **older.near.get(n, {})} for n, of in intake._REFS.items()}
        patch.setattr(intake, "_REFS", refs)
        for name, keys in older.fields.items():
            for key in keys:
                patch.delitem(BY_NAME[name].by_key, key)
        yield


def update(office: Office, older: Older) -> None:
    """As `migrations.run` does behind the steps that brought the columns."""
    with office.transaction() as conn:
        lower_guards(conn)
        had = {n: k - older.fields.get(n, frozenset()) for n, k in gained.columns(conn).items()}
        gained.work_in(conn, {n: keys for n, keys in had.items() if n not in older.kinds})
        raise_guards(conn)


def put(office: Office, kind: c.RecordKind, id: str, **values: object) -> None:
    with office.transaction() as conn:
        apply(conn, office.act(f"{kind.name}.save"), [Put(kind, id, values)])


def written(lab: Lab) -> dict[str, str]:
    """Everything that a step brought since: Chamba's second PC makes it, headquarters adds what is its own."""
    made = {"buyer": lab.make("chm2", c.BUYER, name_en="Himadri Crafts", city="Delhi")}
    made["twin"] = lab.make("chm2", c.BUYER, name_en="Himadri Craft")
    made["loi"] = lab.make("chm2", c.LOI, buyer=made["twin"], loi_date="2026-01-05")
    made["line"] = lab.make("chm2", c.LOI_LINE, loi=made["loi"], seller_name="गीता", qty=5_000, rate=100_00)
    for kind in (c.LOI_ORDER, c.LOI_DESPATCH, c.LOI_PAYMENT):
        made[kind.name] = lab.make("chm2", kind, line=made["line"], day="2026-01-09", value=250_00)
    return made


# What headquarters makes of a kind, to give it what a step has brought to that kind.
BARE: dict[str, dict[str, object]] = {
    "product": {"name_hi": "शाल", "name_en": "Shawl"},
    "buyer": {"name_en": "Kullu Looms"},
    "partner": {"name_en": "Handloom Board"},
    "place": {"level": "block", "name_en": "Tissa"},
}


def decided(lab: Lab, made: dict[str, str], least: Older) -> None:
    """Headquarters' own: one buyer in another's place, the line's artisan, whose the LoI is and is not; and what
    else a step has brought to kinds that are there for all."""
    hq = lab.office(HQ)
    put(hq, c.BUYER, made["twin"], same_as=made["buyer"])
    put(hq, c.LOI, made["loi"], of_hq=False)
    for name in sorted(least.fields.keys() - {c.LOI.name, c.LOI_LINE.name}):
        kind = BY_NAME[name]
        one, other = (lab.make(HQ, kind, **BARE[name]) for _ in range(2))
        put(hq, kind, one, **{key: some(kind.by_key[key], other) for key in least.fields[name]})
    person = lab.make("klu", name_hi="टिकम राम")
    assert lab.take(HQ, lab.send("klu").file).error is None
    linking.link(hq, made["line"], person)


def some(field: Field, other: str) -> object:
    """A value that the field takes; of a reference the other record of the kind."""
    numbers = dict.fromkeys((Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY), 1)
    others = {Kind.REF: other, Kind.DATE: "2026-01-09", Kind.BOOL: True, Kind.SET: ["x"], **numbers}
    return others.get(field.kind, "x")


def whole(lab: Lab, who: str) -> object:
    seen = see(lab.office(who))
    return seen.ops, seen.rows, seen.heads, seen.waiting


def test_the_least_reader_is_one_that_there_is() -> None:
    assert 2 <= outbox.MIN_READER <= outbox.LENDING <= SCHEMA


@pytest.fixture(scope="module")
def ground(
    _offices: Lab, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Lab, dict[str, str], Path]]:
    """Offices that have exchanged files; what Chamba's second PC wrote since lies in a file."""
    with copied(_offices, tmp_path_factory.mktemp("readers") / "lab") as lab:
        lab.round("chm", "chm2", "klu")
        made = written(lab)
        file = lab.send("chm2").file
        lab.close()
        yield lab, made, file


@pytest.fixture(scope="module")
def _decided(
    ground: tuple[Lab, dict[str, str], Path],
    steps: dict[int, Older],
    tmp_path_factory: pytest.TempPathFactory,
) -> Lab:
    base, made, file = ground
    with copied(base, tmp_path_factory.mktemp("decided") / "lab") as lab:
        assert lab.take(HQ, file).error is None
        decided(lab, made, steps[outbox.MIN_READER])
    return lab


@pytest.fixture
def lab(_decided: Lab, tmp_path: Path) -> Iterator[Lab]:
    """The same offices when headquarters has that file and has decided what is its own; nobody was told of it."""
    with copied(_decided, tmp_path / "lab") as fresh:
        yield fresh


@pytest.fixture
def made(ground: tuple[Lab, dict[str, str], Path]) -> dict[str, str]:
    return ground[1]


NUMBERS = range(outbox.MIN_READER, SCHEMA)


@pytest.mark.parametrize("number", NUMBERS)
def test_an_older_headquarters_is_whole_after_its_update(
    ground: tuple[Lab, dict[str, str], Path], steps: dict[int, Older], tmp_path: Path, number: int
) -> None:
    older, (base, _, file) = steps[number], ground
    with copied(base, tmp_path / "old") as old, copied(base, tmp_path / "new") as new:
        next_ = new.send("klu").file
        with reading_as(older):
            assert old.take(HQ, file).error is None
            assert whole(old, HQ) != whole(new, HQ)
            with old.office(HQ).reading() as conn:
                assert {s.code for s in waiting.of(conn)} <= {"E-SYN-40", "E-SYN-42"}
        update(old.office(HQ), older)
        assert new.take(HQ, file).error is None
        for lab in (old, new):
            assert lab.take(HQ, next_).error is None
        assert whole(old, HQ) == whole(new, HQ)
        digests = [standing.digest(lab.office(HQ), "HP-CHM") for lab in (old, new)]
        assert digests[0] == digests[1]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_older_district_is_whole_after_its_update(
    lab: Lab, steps: dict[int, Older], tmp_path: Path, number: int
) -> None:
    older, new = steps[number], lab
    sent = new.answer("chm").file
    new.close()
    with copied(new, tmp_path / "old") as old:
        with reading_as(older):
            assert old.take("chm", sent).error is None
        assert new.take("chm", sent).error is None
        assert whole(old, "chm") != whole(new, "chm")
        update(old.office("chm"), older)
        last = new.answer("chm").file
        for one in (old, new):
            assert one.take("chm", last).error is None
        assert whole(old, "chm") == whole(new, "chm")
        assert standing.digest(old.office("chm")) == standing.digest(new.office(HQ), "HP-CHM")
        assert conflicts.count(old.office("chm")) == 0


def test_these_files_hold_all_that_the_steps_brought(lab: Lab, steps: dict[int, Older]) -> None:
    """Whoever adds a step adds what it brought here."""
    said = {(op.entity, key) for op in see(lab.office(HQ)).ops.values() for key in op.new}
    for older in steps.values():
        assert older.kinds <= {kind for kind, _ in said}
        assert {(kind, key) for kind, keys in older.fields.items() for key in keys} <= said


def test_what_an_older_program_would_take_for_its_own_waits_for_its_update(
    lab: Lab, made: dict[str, str], steps: dict[int, Older]
) -> None:
    """A LoI that Kullu is given to read."""
    sent = {who: lab.answer(who).file for who in ("chm", "klu")}
    least = {who: package.read_header(path).min_reader for who, path in sent.items()}
    assert least == {"chm": outbox.MIN_READER, "klu": outbox.LENDING}
    with reading_as(steps[outbox.LENDING - 1]):
        got = lab.take("klu", sent["klu"])
        assert got.error and got.error.code == "E-SYN-53"
    assert lab.take("klu", sent["klu"]).error is None
    assert lab.row("klu", made["loi"], c.LOI)


def test_what_one_end_does_not_know_is_no_difference(lab: Lab, steps: dict[int, Older]) -> None:
    with reading_as(steps[outbox.MIN_READER]):
        assert lab.take("chm", lab.answer("chm").file).error is None
        sent = lab.send("chm").file
    assert lab.take(HQ, sent).error is None
    with lab.office(HQ).reading() as conn:
        kept = comparing.kept(conn, lab.node("chm"))
    assert kept is not None and kept["file"] < package.read_header(sent).pkg_no and not kept["differs"]


def test_a_value_whose_record_is_not_here_waits_for_it(
    lab: Lab, made: dict[str, str], steps: dict[int, Older]
) -> None:
    """The update of the store must not stumble over it."""
    with reading_as(steps[6]):
        lab.take("chm", lab.answer("chm").file)
    office = lab.office("chm")
    with office.transaction() as conn:
        lower_guards(conn)
        conn.exec_driver_sql(f"DELETE FROM buyer WHERE id = '{made['buyer']}'")
        raise_guards(conn)
    update(office, steps[6])
    with office.reading() as conn:
        assert [(s.code, s.entity_id) for s in waiting.of(conn, code="E-SYN-41")] == [
            ("E-SYN-41", made["twin"])
        ]
