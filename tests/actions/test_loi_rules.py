"""Letters of Intent: money to the paisa, totals that follow their lines, stages that are proven."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odop_desktop.actions import letters, records, typed
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from tests.actions.lists import counted, listed, take, xlsx
from tests.actions.offices import artisan, loi, make, only, row, rows


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def lines(office: Office, id: str) -> list[RecordRow]:
    with office.reading() as conn:
        return read.children(conn, c.LOI_LINE, id)


def total(office: Office, id: str) -> int:
    return int(row(office, c.LOI, id)["total"] or 0)


def edit(office: Office, line: RecordRow, **values: Any) -> str:
    return records.change(office, kind=c.LOI_LINE, id=line.id, values=values).act


@pytest.mark.parametrize(
    ("qty", "rate", "value"),
    [(12_500, 40_05, 500_63), (12_500, 40_04, 500_50), (1, 1, 0), (1, 500, 1), (1, 499, 0), (333, 3, 1)],
)
def test_a_value_is_rounded_half_up(office: Office, qty: int, rate: int, value: int) -> None:
    id = loi(office, [{"qty": qty, "rate": rate}])
    assert lines(office, id)[0]["value"] == value
    assert total(office, id) == value


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=4))
def test_a_total_is_the_sum_of_exact_lines(office: Office, parts: list[tuple[int, int]]) -> None:
    id = loi(office, [{"qty": q, "rate": r} for q, r in parts])
    assert total(office, id) == sum((2 * q * r + 1000) // 2000 for q, r in parts)


def test_the_total_follows_its_lines(office: Office) -> None:
    id = loi(office, [{"qty": 1000, "rate": 100_00}, {"qty": 2000, "rate": 10_00}])
    first, second = lines(office, id)
    seen = [total(office, id)]
    act = edit(office, first, qty=3000)
    seen.append(total(office, id))
    records.bin(office, kind=c.LOI_LINE, ids=[second.id])
    seen.append(total(office, id))
    records.unbin(office, kind=c.LOI_LINE, id=second.id)
    seen.append(total(office, id))
    edit(office, second, rate=20_00)
    seen.append(total(office, id))
    records.undo(office)
    seen.append(total(office, id))
    assert seen == [120_00, 320_00, 300_00, 320_00, 340_00, 320_00]
    _, kept = records.undo(office, act=act)  # the other line was changed since: the sum is made anew
    assert (total(office, id), kept) == (120_00, ())


def test_a_value_without_its_parts_is_emptied(office: Office) -> None:
    id = loi(office)
    edit(office, lines(office, id)[0], qty=None)
    assert lines(office, id)[0]["value"] is None
    assert total(office, id) == 0


def test_names_of_the_product_are_those_of_the_day(office: Office) -> None:
    tea = make(office, c.PRODUCT, name_hi="चाय", name_en="Tea", hs_code="0902,0903")
    oil = make(office, c.PRODUCT, name_hi="तेल", name_en="Oil")
    id = loi(office, [{"product": tea, "qty": 1000, "rate": 1_00}])
    line = lines(office, id)[0]
    assert (line["product_hi"], line["product_en"], line["hs"]) == ("चाय", "Tea", "0902")
    records.change(office, kind=c.PRODUCT, id=tea, values={"name_hi": "नई चाय"})
    edit(office, line, spec="सीटीसी")
    assert lines(office, id)[0]["product_hi"] == "चाय"
    edit(office, line, product=oil)
    line = lines(office, id)[0]
    assert (line["product_hi"], line["product_en"], line["hs"]) == ("तेल", "Oil", None)
    edit(office, line, product=tea, product_hi="कांगड़ा चाय")
    assert lines(office, id)[0]["product_hi"] == "कांगड़ा चाय"


def test_a_product_that_is_not_confirmed_stands_in_no_line(office: Office) -> None:
    nothing = next(p for p in rows(office, c.PRODUCT) if p["confirmed"] is False)
    with refused("E-LOI-04"):
        loi(office, [{"product": nothing.id}])


def test_a_letter_of_intent_is_valid_from_its_date_on(office: Office) -> None:
    with refused("E-LOI-01"):
        loi(office, loi_date="2026-02-01", valid_till="2026-01-31")
    loi(office, loi_date="2026-02-01", valid_till="2026-02-01")


@pytest.mark.parametrize("stage", ["ISSUED", "SIGNED", "PAID", "LAPSED"])
def test_stages_are_not_typed(office: Office, stage: str) -> None:
    with refused("E-LOI-02"):
        loi(office, stage=stage)
    id = loi(office)
    with refused("E-LOI-02"):
        records.change(office, kind=c.LOI, id=id, values={"stage": stage})


def test_an_issued_one_keeps_its_lines_and_its_stage(office: Office) -> None:
    id = loi(office)
    line = lines(office, id)[0]
    act = edit(office, line, spec="पहले")
    letters.issue(office, kind="loi", lang="hi")
    more = {"loi": id, "seller_name": "x", "product_en": "y", "qty": 1, "rate": 1}
    with refused("E-LOI-03"):
        edit(office, line, qty=1)
    with refused("E-LOI-03"):
        make(office, c.LOI_LINE, **more)
    with refused("E-LOI-03"):
        records.bin(office, kind=c.LOI_LINE, ids=[line.id])
    with refused("E-LOI-03"):
        records.undo(office, act=act)
    with refused("E-LOI-02"):
        records.change(office, kind=c.LOI, id=id, values={"stage": "DRAFT"})
    with refused("E-ACT-12"):
        records.bin(office, kind=c.LOI, ids=[id])
    assert lines(office, id)[0]["spec"] == "पहले"
    records.change(office, kind=c.LOI, id=id, values={"remarks": "बाद की टिप्पणी"})


def test_a_line_stays_with_its_letter(office: Office) -> None:
    with refused("E-LOI-05"):
        edit(office, lines(office, loi(office))[0], loi=loi(office))


def test_a_letter_of_intent_goes_and_comes_with_its_lines(office: Office) -> None:
    id = loi(office, [{"qty": 1000, "rate": 1_00}, {"qty": 1000, "rate": 2_00}])
    gone = lines(office, id)[0]
    records.bin(office, kind=c.LOI_LINE, ids=[gone.id])
    records.bin(office, kind=c.LOI, ids=[id])
    assert lines(office, id) == []
    records.unbin(office, kind=c.LOI, id=id)
    assert [x["value"] for x in lines(office, id)] == [2_00]
    assert total(office, id) == 2_00


def test_buyers_of_letters_stay(office: Office) -> None:
    id = loi(office)
    with refused("E-ACT-27"):
        records.bin(office, kind=c.BUYER, ids=[row(office, c.LOI, id)["buyer"]])


def test_money_that_is_not_money_is_not_saved(office: Office) -> None:
    id = loi(office)
    with refused("E-VAL-04"):
        typed.save(office, kind=c.LOI_LINE, pairs=[("rate", "12a")], id=lines(office, id)[0].id)
    with refused("E-ACT-22"):
        typed.save(office, kind=c.LOI, pairs=[("total", "5")], id=id)


HEAD = ("आशय पत्र संख्या", "दिनांक", "क्रेता", "विक्रेता", "उत्पाद", "मात्रा", "दर", "आशय पत्र मूल्य (₹)", "स्थिति")


def test_a_list_of_letters_with_lines_apart(office: Office, tmp_path: Path) -> None:
    """Rows of one number are one letter wherever they stand; a blank number below is a further line."""
    seller = artisan(office, "गीता देवी")
    body = (
        ("क/1", "05.01.2026", "Himadri Crafts", "गीता देवी", "चम्बा रुमाल", 10, 1500, 15000, "हस्ताक्षरित"),
        ("क/2", "05.01.2026", "दिल्ली हाट", "कोई बाहरी", "कांगड़ा चाय", None, None, "₹ 5,29,000/-", None),
        ("क/1", None, None, "गीता देवी", "कांगड़ा चाय", 2.5, "400.50", 1001, None),
        (None, None, None, "कोई और", "चम्बा रुमाल", 1, 900, 900, None),
    )
    path = xlsx(tmp_path / "lois.xlsx", [HEAD, *body])
    done = take(office, path, c.LOI)
    assert counted(done) == {"new": 4, "skipped": 1}
    first, second = only(office, c.LOI, loi_no="क/1"), only(office, c.LOI, loi_no="क/2")
    told = [(x["seller"], x["seller_name"], x["qty"], x["rate"], x["value"]) for x in lines(office, first.id)]
    assert told == [
        (seller, None, 10_000, 1500_00, 15000_00),
        (seller, None, 2_500, 400_50, 1001_25),
        (None, "कोई और", 1_000, 900_00, 900_00),
    ]
    assert (first["total"], second["total"]) == (16901_25, 5_29_000_00)
    assert (first["stage"], first["claimed"], second["claimed"]) == ("DRAFT", "SIGNED", None)
    assert lines(office, second.id)[0]["seller_name"] == "कोई बाहरी"
    assert listed(done) == [
        (2, "E-IMP-03"), (3, "E-IMP-03"), (3, "E-IMP-05"), (4, "E-IMP-06"), (5, "E-IMP-05"),
    ]  # fmt: skip
    assert only(office, c.BUYER, name_hi="दिल्ली हाट").id == second["buyer"]
    again = take(office, path, c.LOI)
    assert counted(again) == {"same": 4, "skipped": 1}
    assert len(rows(office, c.LOI_LINE)) == 4


def test_lists_that_tell_only_a_sum_keep_it(office: Office, tmp_path: Path) -> None:
    for n, (head, cell) in enumerate((("कुल राशि", 529000), ("मूल्य (लाख ₹)", 5.29), ("राशि", "5.29 लाख"))):
        path = xlsx(tmp_path / f"{n}.xlsx", [("क्रेता", "दिनांक", head), (f"क्रेता {n}", "05.01.2026", cell)])
        assert take(office, path, c.LOI).new == 1
    assert [r["total"] for r in rows(office, c.LOI)] == [5_29_000_00] * 3


def test_letters_without_a_number_are_known_by_what_they_say(office: Office, tmp_path: Path) -> None:
    head = ("क्रेता", "दिनांक", "विक्रेता", "राशि")
    body = [("Himadri", "05.01.2026", "गीता", 500), ("Himadri", "05.01.2026", "सीता", 700)]
    path = xlsx(tmp_path / "l.xlsx", [head, *body])
    assert counted(take(office, path, c.LOI)) == {"new": 2, "skipped": 1}
    assert counted(take(office, path, c.LOI)) == {"same": 2, "skipped": 1}


def test_lines_that_the_record_does_not_have_are_told(office: Office, tmp_path: Path) -> None:
    body = [("क/1", "05.01.2026", "Himadri", "गीता", "चम्बा रुमाल", 1, 100, None, None)]
    take(office, xlsx(tmp_path / "l.xlsx", [HEAD, *body]), c.LOI)
    body.append(("क/1", "06.01.2026", "Himadri", "सीता", "चम्बा रुमाल", 1, 300, None, None))
    done = take(office, xlsx(tmp_path / "m.xlsx", [HEAD, *body]), c.LOI)
    assert counted(done) == {"same": 2, "skipped": 1}
    assert [x for x in listed(done) if x[1].startswith("E-IMP-") and x[1] != "E-IMP-05"] == [
        (3, "E-IMP-07"),
        (3, "E-IMP-10"),
    ]
    assert only(office, c.LOI)["total"] == 100_00


def test_a_number_of_a_list_stays_beside_the_one_issued_here(office: Office, tmp_path: Path) -> None:
    body = [("क/1", "05.01.2026", "Himadri", "गीता", "चम्बा रुमाल", 1, 100, None, None)]
    path = xlsx(tmp_path / "l.xlsx", [HEAD, *body])
    take(office, path, c.LOI)
    mine = only(office, c.LOI)
    from_meet = only(office, c.LOI).id and make(office, c.EVENT, name_hi="मेला")
    ready = {"event": from_meet, "valid_till": "2026-12-31", "approval_note": "p. 4"}
    records.change(office, kind=c.LOI, id=mine.id, values=ready)
    letters.issue(office, kind="loi", lang="hi")
    issued = row(office, c.LOI, mine.id)
    assert (issued["paper_no"], issued["loi_no"]) == ("क/1", "DIC/CHM/LOI/2025-26/1-0001")
    done = take(office, path, c.LOI)
    assert counted(done) == {"same": 1, "skipped": 1}
    assert row(office, c.LOI, mine.id) == issued
