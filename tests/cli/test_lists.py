"""Filters, counts and columns by command: what the window's lists do, a terminal does too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from tests.cli.saying import Say


def rows(look: Say, *asked: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = look("list", *asked, "--limit", "1000", "--json").facts["rows"]
    return found


def test_filters_narrow_a_list_and_the_count_agrees(look: Say) -> None:
    everyone = rows(look, "artisans")
    women = rows(look, "artisans", "--filter", "gender=महिला")
    assert women == [r for r in everyone if r.get("gender") == "F"]
    assert 0 < len(women) < len(everyone)
    counted = look("list", "artisans", "--filter", "gender=F", "--count", "--json").facts
    assert counted == {"kind": "artisans", "count": len(women)}


def test_one_field_several_times_holds_any_of_its_values_two_fields_both(look: Say) -> None:
    blocks = ["--filter", "block=Chamba", "--filter", "विकास खण्ड=पांगी"]
    either = rows(look, "artisans", *blocks)
    assert {r["block"]["title"] for r in either} == {"चम्बा", "पांगी"}
    both = rows(look, "artisans", *blocks, "--filter", "gender=F")
    assert both == [r for r in either if r["gender"] == "F"]


def test_days_and_what_is_empty(look: Say) -> None:
    lois = rows(look, "lois")
    days = sorted({r["loi_date"] for r in lois})
    first = "-".join(reversed(days[0].split("-")))
    assert rows(look, "lois", "--filter", f"loi_date=..{first}") == [
        r for r in lois if r["loi_date"] == days[0]
    ]
    assert rows(look, "lois", "--filter", f"loi_date={first}", "--filter", "loi_no=") != []
    assert rows(look, "artisans", "--filter", "status=", "--filter", "gender=") == []


def test_a_named_question_is_asked_by_its_name(look: Say) -> None:
    drafts = rows(look, "lois", "--filter", "unissued")
    assert drafts == rows(look, "lois", "--filter", "stage=DRAFT")
    assert drafts == rows(look, "lois", "--filter", "पत्र जारी नहीं")
    told = look("list", "artisans", "--filter", "at-no-event", "--count").done()
    assert told.startswith("कारीगर: ")


def test_pages_of_a_filtered_list_follow_one_another(look: Say) -> None:
    whole = rows(look, "artisans", "--filter", "gender=F", "--sort", "-name_hi")
    found, after = [], None
    while True:
        more = ["--after", after] if after else []
        asked = ("artisans", "--filter", "gender=F", "--sort", "-name_hi", "--limit", "4", *more)
        page = look("list", *asked, "--json").facts
        found += page["rows"]
        after = page["after"]
        if not after:
            break
    assert [r["number"] for r in found] == [r["number"] for r in whole]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("nonsense", "E-LST-01"),
        ("nonsense=1", "E-LST-01"),
        ("remarks=x", "E-LST-01"),
        ("gender=zzz", "E-CLI-09"),
        ("block=Nowhere", "E-ACT-11"),
        ("dob=99-99-2020", "E-VAL-05"),
        ("dob=01-04-2026..01-04-2025", "E-LST-03"),
        ("dob=..", "E-LST-03"),
    ],
)
def test_a_filter_that_is_none_is_refused_in_words(look: Say, asked: str, code: str) -> None:
    for lang in ("hi", "en"):
        look("list", "artisans", "--filter", asked, lang=lang).refused(code, lang)


def test_a_sheet_holds_the_rows_the_order_and_the_columns_asked_for(look: Say, tmp_path: Path) -> None:
    out = tmp_path / "women.xlsx"
    asked = ("--filter", "gender=F", "--sort=-name_hi", "--columns", "name_hi,मोबाइल नम्बर,dob")
    told = look("export", "artisans", str(out), *asked, "--json").facts
    head, *body = openpyxl.load_workbook(out).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    women = rows(look, "artisans", "--filter", "gender=F", "--sort", "-name_hi")
    assert told["rows"] == len(women) == len(body)
    assert [h.partition(" / ")[0] for h in head[1:]] == ["कारीगर/शिल्पी का नाम", "मोबाइल नम्बर", "जन्म तिथि"]
    assert [r[1] for r in body] == [w["name_hi"] for w in women]
    assert [r[0] for r in body] == list(range(1, len(body) + 1))


def test_columns_are_masked_without_a_purpose(look: Say, tmp_path: Path) -> None:
    for purpose, shown in (([], False), (["--purpose", "जाँच"], True)):
        out = tmp_path / f"{shown}.xlsx"
        look("export", "artisans", str(out), "--columns", "name_hi,social_category", *purpose).done()
        body = list(openpyxl.load_workbook(out).active.iter_rows(min_row=2, values_only=True))  # type: ignore[union-attr]
        told = {r[2] for r in body if r[2]}
        assert told and ("XXXX" not in told) is shown


def test_lois_are_one_row_each_where_columns_are_chosen(look: Say, tmp_path: Path) -> None:
    out = tmp_path / "lois.xlsx"
    look("export", "lois", str(out), "--columns", "number,total").done()
    body = list(openpyxl.load_workbook(out).active.iter_rows(min_row=2, values_only=True))  # type: ignore[union-attr]
    assert [r[1] for r in body] == [r["number"] for r in rows(look, "lois")]


def test_a_search_alone_keeps_every_column(look: Say, tmp_path: Path) -> None:
    out, whole = tmp_path / "some.xlsx", tmp_path / "all.xlsx"
    look("export", "artisans", str(out), "--search", "सुनीता").done()
    look("export", "artisans", str(whole)).done()
    some, every = (openpyxl.load_workbook(p).active for p in (out, whole))
    assert some and every and some.max_column == every.max_column
    assert some.max_row - 1 == len(rows(look, "artisans", "--search", "सुनीता")) < every.max_row - 1


def test_a_register_holds_what_was_asked_for(look: Say, tmp_path: Path) -> None:
    out = tmp_path / "women.pdf"
    told = look(
        "export", "artisans", str(out), "--filter", "gender=F", "--columns", "reg_no,mobile", "--json"
    )
    women = rows(look, "artisans", "--filter", "gender=F")
    assert told.facts["rows"] == len(women)
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert all(w["number"] in text for w in women)
    men = rows(look, "artisans", "--filter", "gender=M")
    assert not any(m["number"] in text for m in men)


def test_no_number_of_a_wide_register_is_broken(look: Say, tmp_path: Path) -> None:
    out = tmp_path / "wide.pdf"
    many = "reg_no,name_hi,name_en,guardian_name,gender,dob,mobile,village_ward,block,odop_product,status"
    look("export", "artisans", str(out), "--columns", many).done()
    lines = {line.strip() for page in PdfReader(out).pages for line in page.extract_text().splitlines()}
    told = " ".join(lines)
    assert all(r["mobile"] in told and r["number"] in told for r in rows(look, "artisans"))


def test_an_event_narrows_beside_other_filters(look: Say, tmp_path: Path) -> None:
    events = rows(look, "events")
    out = tmp_path / "there.xlsx"
    for event in events:
        told = look(
            "export", "artisans", str(out), "--event", event["number"], "--filter", "gender=F", "--json"
        )
        named = rows(look, "artisans", "--filter", f"event={event['number']}", "--filter", "gender=F")
        assert told.facts["rows"] == len(named)


def test_a_column_that_is_none_is_refused(look: Say, tmp_path: Path) -> None:
    look("export", "artisans", str(tmp_path / "x.xlsx"), "--columns", "name_hi,bogus").refused("E-LST-02")
    assert not (tmp_path / "x.xlsx").exists()
