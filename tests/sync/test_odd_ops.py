"""A PC of ours whose program was changed signs what no program of ours writes: headquarters' intake goes on.

Whatever its file holds, on both databases: no raw error, the others' files go in, every office can still send and be
answered, and what is laid aside can be looked at. What refuses the whole file stands in `test_bad_files`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from odop_desktop.cli import headquarters_told
from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.queries import records, shelf, today
from odop_desktop.storage import peers
from odop_desktop.sync import answering, preview, receiving
from odop_desktop.sync.payload import Section
from odop_desktop.sync.receiving import APPLIED
from tests.server import Server
from tests.sync import lab as labs
from tests.sync import odd_values
from tests.sync.bad_files import next_op, wrote
from tests.sync.lab import HQ, Lab, copied

IDS = tuple(f"018f3a52-0000-7000-9000-00000000{n:04x}" for n in range(0xA0, 0xA9))
LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}
Ops = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def sqlite_lab(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with copied(_offices, tmp_path_factory.mktemp("odd") / "lab") as made:
        made.round("chm", "klu")
        yield made


@pytest.fixture(scope="module")
def served_lab(pg_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    url = pg_server.new_database()
    made = labs.build(tmp_path_factory.mktemp("served"), HQ, "chm", "chm2", "klu", database=url)
    made.round("chm", "klu")
    yield made
    made.close()
    pg_server.drop_database(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def odd(request: pytest.FixtureRequest) -> Lab:
    """Headquarters on each of the two databases, shared by all that follow: it goes on after each."""
    made: Lab = request.getfixturevalue("sqlite_lab" if request.param == "sqlite" else "served_lab")
    return made


def goes_on(lab: Lab) -> None:
    """The other PC of the same office and another district send and are answered."""
    for who in ("chm2", "klu"):
        lab.make(who, name_hi="कमला")
        lab.round(who)


def fresh_ids(lab: Lab, ops: Ops) -> Ops:
    """Records of their own for each test: headquarters keeps what came before."""
    (number,) = next_op(lab).rsplit(".", 1)[1:]
    return [
        {**op, "entity_id": f"{op['entity_id'][:14]}{int(number):04x}{op['entity_id'][18:]}"} for op in ops
    ]


def made(entity: str = "artisan", n: int = 0, **new: Any) -> dict[str, Any]:
    return {"entity": entity, "entity_id": IDS[n], "new": new}


def again(entity: str = "artisan", n: int = 0, **new: Any) -> dict[str, Any]:
    return {"entity": entity, "entity_id": IDS[n], "kind": "change", "new": new}


LONG = "".join(chr(0x4E00 + n * 37 % 20_000) for n in range(1900))
TAKEN: dict[str, tuple[Ops, int]] = {
    "a link that is a list": ([made(block=["q"])], 1),
    "a set of lists": ([made(extra=[["a"], ["b"]])], 1),
    "a set of lists, met": ([made(extra=["a"]), again(extra=[["a"]]), again(extra=["b"])], 1),
    "an id under two kinds": (
        [made(name_hi="क"), made("offering", artisan=IDS[0]), again("buyer", name_hi="ख")],
        1,
    ),
    "sums that no column holds": (
        [
            made("loi", total=1),
            *(made("loi_line", n, loi=IDS[0], value=2**63 - 1) for n in (1, 2)),
            again("loi", total=5),
        ],
        2,
    ),
    "names that no index holds": ([made(name_hi=LONG, name_en=LONG, village_ward=LONG, mobile=LONG)], 0),
    "a number that no index holds": ([made(reg_no=LONG)], 1),
    "an attachment that is none": ([made(photo="zz")], 1),
    "days that are none": (
        [made("event", from_date="soon", to_date="later"), made("event", 1, code="M1")],
        1,
    ),
    "a reason that no column holds": ([made(name_hi="क") | {"reason": "a\0b"}], 0),
    "a kind of the future": ([made("spaceship", name_hi="क"), made(n=1, name_hi="क")], 1),
}


def test_one_odd_op_waits_and_everything_else_goes_on(odd: Lab) -> None:
    for case, (ops, waits) in TAKEN.items():
        file = wrote(odd, *fresh_ids(odd, ops))
        assert preview.of(odd.office(HQ), file).state == APPLIED, case
        odd.make("klu", name_hi="सुनीता देवी")
        outcomes = receiving.receive(odd.office(HQ), [file, odd.send("klu").file])
        assert [each.state for each in outcomes] == [APPLIED, APPLIED], case
        assert outcomes[0].came is not None and outcomes[0].came.waiting >= waits, case
    goes_on(odd)


def test_bodies_that_name_each_other_s_ops_meet(odd: Lab) -> None:
    """Two PCs of one office that name each other's ops: each alone is of its form."""
    (chm, chm2), id = (odd.node("chm"), odd.node("chm2")), odd.make("chm2", name_hi="क", extra=["a"])
    odd.round("chm2")
    with odd.office("chm2").reading() as conn:
        theirs = peers.me(conn)
    base = [f"{chm2}.{theirs.epoch}.{theirs.seq + 9}", f"{chm}x.0.1"]
    change = {"entity_id": id, "kind": "change", "base": {"extra": base}, "new": {"extra": ["b"]}}
    assert receiving.receive(odd.office(HQ), [wrote(odd, change)])[0].state == APPLIED
    goes_on(odd)


def test_a_pc_that_says_it_has_thousands_of_epochs_is_answered_like_the_others(odd: Lab) -> None:
    ends = {odd.node("chm"): {str(epoch): 1 for epoch in range(3000)}}
    (got,) = receiving.receive(odd.office(HQ), [wrote(odd, sections=[Section("ends", ends)])])
    assert got.state == APPLIED
    assert len(answering.for_all(odd.office(HQ), odd.post)) == 3
    goes_on(odd)


def test_what_an_op_says_of_itself_never_ends_in_a_raw_error(odd: Lab) -> None:
    """Some of the columns of an op, its act's among them, with some values; all of them in the slow tests."""
    _said_of_itself(odd, random.Random(7).sample(list(_ITSELF), 20))


@pytest.mark.slow
def test_whatever_an_op_says_of_itself_never_ends_in_a_raw_error(lab: Lab) -> None:
    lab.round("chm", "klu")
    _said_of_itself(lab, _ITSELF)


_COLUMNS = ("entity", "kind", "entity_id", "actor", "at", "verb", "act", "undoes", "reason")
_TEXTS = (*(v for v in odd_values.VALUES if type(v) is str), "artisan", IDS[0], "change", "bin", "restore")
_BASES = (
    {"x": ["y"]},
    {"pin": [IDS[0]]},
    {"pin": ["a\0b"]},
    {"\0": []},
    {"pin": ["a.b.c"] * 99},
    {"pin": [""]},
)
_ITSELF = [
    *({column: text} for column in _COLUMNS for text in _TEXTS),
    *({"kind": "change", "base": base} for base in _BASES),
]


def _said_of_itself(lab: Lab, each: Sequence[Mapping[str, Any]]) -> None:
    for said in each:
        file = wrote(lab, {"entity_id": IDS[1], "new": {"name_hi": "क", "pin": "176310"}, **said})
        (got,) = receiving.receive(lab.office(HQ), [file])
        assert got.code in ("", "E-SYN-13"), said
    goes_on(lab)


def test_every_field_of_every_kind_given_anything(odd: Lab) -> None:
    """Some of all that there is; much more of it is tried in the slow tests."""
    _given_anything(odd, odd_values.some(600))


@pytest.mark.slow
def test_every_field_of_every_kind_given_most_things(lab: Lab) -> None:
    lab.round("chm", "klu")
    _given_anything(lab, odd_values.some(10_000, seed=2))


def _given_anything(lab: Lab, said: list[odd_values.Said]) -> None:
    (got,) = receiving.receive(lab.office(HQ), [wrote(lab, *odd_values.ops(said))])
    assert (got.state, got.code) == (APPLIED, "")
    assert got.came is not None and got.came.applied > 0 < got.came.waiting
    goes_on(lab)
    _looked_at(lab)


def _looked_at(lab: Lab) -> None:
    """What stands and what waits at headquarters is listed and told in both languages."""
    hq = lab.office(HQ)
    for kind in KINDS:
        for sort in kind.sorts:
            page = records.page(hq, kind, sort=sort.key)
        for row in page.rows if kind.sorts else ():
            for words in LANGUAGES.values():
                assert all(type(show(f, row[f.key], words, hq.lists)) is str for f in kind.fields)
            assert records.history(hq, row.id) or row.packed
    for words in LANGUAGES.values():
        facts, *told = headquarters_told.to_decide(hq, words)
        assert told and facts["waiting"]
    assert shelf.count(hq)
    assert today.lois(hq) and today.people(hq) and today.stalls(hq)
