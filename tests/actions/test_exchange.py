"""Every exchanged kind: template, import, export, and back into a fresh office without losing a field."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop.actions import exports, imports, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from tests.actions.everything import furnish
from tests.actions.lists import counted, listed, take
from tests.actions.offices import contents, loi, make, only, row, rows
from tests.letters.reading import said

ORDER = [k for k in c.KINDS if k.exchanged]
# What the office itself says of a record, or its owner's stage, does not come in by a list.
NOT_TAKEN = {"participation": {"stage_on"}, "artisan": {"age_on"}}


def named(office: Office, kind: RecordKind, id: str) -> dict[str, Any]:
    """A record's values with its references as what they are called."""
    told = dict(row(office, kind, id).values)
    for f in kind.fields:
        if f.kind is Kind.REF and told.get(f.key):
            found = row(office, c.kind(str(f.ref)), told[f.key])
            told[f.key] = (found.title(), found["hall"] if found.kind is c.STALL else "")
    return told


def send(office: Office, other: Office, folder: Path, purpose: str | None = "जाँच") -> dict[str, Any]:
    """Everything by sheets from one office to the other; what each import said."""
    told = {}
    for kind in ORDER:
        path = folder / f"{kind.plural}.xlsx"
        exports.sheet(office, kind=kind, out=path, purpose=purpose)
        told[kind.plural] = take(other, path, kind)
    return told


def test_an_export_into_a_fresh_office_loses_no_field(office: Office, other: Office, tmp_path: Path) -> None:
    ids = furnish(office)
    told = send(office, other, tmp_path)
    for kind in ORDER:
        mine = named(office, kind, ids[kind.name])
        number = str(kind.number)
        theirs = named(other, kind, only(other, kind, **{number: mine[number]}).id)
        for values in (mine, theirs):
            for key in NOT_TAKEN.get(kind.name, ()):
                values.pop(key, None)
        assert theirs == mine, (kind.name, listed(told[kind.plural]))


def test_lines_come_across_with_their_money(office: Office, other: Office, tmp_path: Path) -> None:
    ids = furnish(office)
    send(office, other, tmp_path)
    loi = only(other, c.LOI, number=row(office, c.LOI, ids["loi"])["number"])
    with other.reading() as conn:
        lines = read.children(conn, c.LOI_LINE, loi.id)
    assert [(x["qty"], x["rate"], x["value"]) for x in lines] == [
        (12_500, 40_05, 500_63),
        (12_500, 99_99, 1249_88),
        (None, None, 5_00_000_01),
    ]
    assert loi["total"] == 500_63 + 1249_88 + 5_00_000_01
    assert loi["total"] == row(office, c.LOI, ids["loi"])["total"]
    assert [x["seller_name"] for x in lines] == [None, None, "बाहरी"]


def test_an_export_taken_in_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    furnish(office)
    before = contents(office)
    for name, done in send(office, office, tmp_path).items():
        nameless = 2 if name == "products" else 0  # districts without a confirmed product
        assert done.rejected == nameless, (name, listed(done))
        assert done.same == done.rows - 1 - nameless, (name, counted(done), listed(done))
        assert [p for p in done.problems if p.problem.code.startswith(("E-IMP", "E-ACT"))] == [], name
    assert contents(office) == before


def test_masked_columns_taken_in_again_damage_nothing(office: Office, other: Office, tmp_path: Path) -> None:
    furnish(office)
    before = contents(office)
    for name, done in send(office, office, tmp_path, None).items():
        nameless = 2 if name == "products" else 0  # districts without a confirmed product
        assert done.rejected == nameless, (name, listed(done))
        assert done.same == done.rows - 1 - nameless, (name, counted(done), listed(done))
    assert contents(office) == before
    (tmp_path / "b").mkdir()
    send(office, other, tmp_path / "b", None)
    guarded = [f.key for f in c.ARTISAN.fields if f.guarded]
    theirs = rows(other, c.ARTISAN)[0]
    assert {k: theirs[k] for k in guarded} == dict.fromkeys(guarded)
    assert not any("XXXX" in str(v) for k, v in theirs.values.items())


def test_masks_and_purposes(office: Office, tmp_path: Path) -> None:
    furnish(office)
    for purpose, account, category in ((None, "XXXX7890", "XXXX"), ("जाँच", "001234567890", None)):
        exports.sheet(office, kind=c.ARTISAN, out=tmp_path / "a.xlsx", purpose=purpose)
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
        cells = dict(zip([h.value for h in sheet[1]], [v.value for v in sheet[2]], strict=True))
        told = {head.split(" / ")[1]: value for head, value in cells.items() if " / " in head}
        assert told["Bank account No."] == account
        assert (told["Social category"] == "XXXX") is (category == "XXXX")
        assert told["Mobile No."] == "9816000077"
        assert told["GSTIN"] == "02ZZZFQ9999A1ZD"
    with office.reading() as conn:
        facts = conn.exec_driver_sql("SELECT facts FROM event_log WHERE what='export' ORDER BY seq").scalars()
        assert ["जाँच" in f for f in facts] == [False, True]


@pytest.mark.parametrize("kind", ORDER, ids=lambda k: k.plural)
def test_a_template_is_taken_in_with_its_example_passed_over(
    office: Office, tmp_path: Path, kind: RecordKind
) -> None:
    path = tmp_path / "template.xlsx"
    exports.template(office, kind=kind, out=path)
    before = contents(office)
    done = imports.run(office, kind=kind, path=path)
    assert (done.new, done.rejected, done.parked) == (0, 0, 0), listed(done)
    assert contents(office) == before


@pytest.mark.parametrize("kind", ORDER, ids=lambda k: k.plural)
def test_a_filled_template_is_taken_in(office: Office, tmp_path: Path, kind: RecordKind) -> None:
    """The example row moved to where rows are filled in: it becomes a record, or names what it refers to."""
    ids = furnish(office)
    path = tmp_path / "template.xlsx"
    exports.template(office, kind=kind, out=path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    example = next(r for r in sheet.iter_rows() if str(r[0].value).startswith("उदाहरण"))
    given = {"artisan": row(office, c.ARTISAN, ids["artisan"])["reg_no"], "event": "GM-26"}
    heads = {cell.column: str(cell.value) for cell in sheet[example[0].row - 1]}
    for cell in example[1:]:
        told = heads.get(cell.column, "")
        value = next(
            (v for k, v in (("Artisan", given["artisan"]), ("Event /", "GM-26")) if k in told), cell.value
        )
        sheet.cell(example[0].row + 1, cell.column, value)
    book.save(path)
    done = imports.run(office, kind=kind, path=path)
    assert done.new + done.changed + done.same + done.parked == 1, (counted(done), listed(done))
    assert done.rejected == 0, listed(done)


def sheet_of(path: Path) -> list[dict[str, Any]]:
    """The rows by their English heads."""
    first, *body = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    heads = [str(head).rpartition(" / ")[2] for head in first]
    return [dict(zip(heads, cells, strict=True)) for cells in body]


def test_figures_worked_out_stand_in_exports(office: Office, tmp_path: Path) -> None:
    furnish(office)
    exports.sheet(office, kind=c.LOI, out=tmp_path / "l.xlsx")
    lines = sheet_of(tmp_path / "l.xlsx")
    assert [x["Sr. No."] for x in lines] == [1, 1, 1]
    assert [x["Value (Rs lakh)"] for x in lines] == [0.005, 0.012, 5.0]
    assert {x["Conversion %"] for x in lines} == {round(100 * 12345607 / 50175052, 2)}
    exports.sheet(office, kind=c.PARTICIPATION, out=tmp_path / "p.xlsx")
    assert [x["Claim (Rs)"] for x in sheet_of(tmp_path / "p.xlsx")] == [246912.14]


def test_exports_of_one_event(office: Office, tmp_path: Path) -> None:
    ids = furnish(office)
    make(office, c.BUYER, name_en="Elsewhere")
    make(office, c.ARTISAN, name_hi="कहीं और")
    counts = {}
    for kind in ORDER:
        if kind is not c.PRODUCT:
            counts[kind.plural] = exports.sheet(
                office, kind=kind, out=tmp_path / "x.xlsx", event=ids["event"]
            )
    assert counts == {
        "artisans": 1, "offerings": 1, "events": 1, "stalls": 2, "participations": 1, "buyers": 1, "lois": 3,
    }  # fmt: skip
    with pytest.raises(OdopError, match="E-ACT-28"):
        exports.sheet(office, kind=c.PRODUCT, out=tmp_path / "y.xlsx", event=ids["event"])
    assert not (tmp_path / "y.xlsx").exists()


@pytest.mark.parametrize("kind", ORDER, ids=lambda k: k.plural)
def test_the_printed_register_holds_every_record(office: Office, tmp_path: Path, kind: RecordKind) -> None:
    furnish(office)
    out = tmp_path / "register.pdf"
    told = exports.register(office, kind=kind, out=out)
    assert told == len(rows(office, kind))
    text = said(out.read_bytes())
    assert "प्रमाणित किया जाता है" in text
    assert "1 / " in text


def test_the_upload_folder_tells_every_file_and_its_hash(office: Office, tmp_path: Path) -> None:
    furnish(office)
    loi(office)
    (done,) = letters.issue(office, kind="loi", lang="hi").issued
    files, _ = exports.upload(office, out=tmp_path / "up")
    with (tmp_path / "up" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {x["file"] for x in lines} == {p.name for p in files} - {"manifest.csv"}
    for line in lines:
        content = (tmp_path / "up" / line["file"]).read_bytes()
        assert sha256(content).hexdigest() == line["sha256"]
    letter = row(office, c.LETTER, done)
    assert [x["sha256"] for x in lines if x["number"] == letter.number] == [letter["pdf"]]


@pytest.mark.slow
@pytest.mark.skipif(which("soffice") is None, reason="no office suite on this machine")
def test_an_export_opens_in_an_office_suite(office: Office, tmp_path: Path) -> None:
    furnish(office)
    exports.sheet(office, kind=c.ARTISAN, out=tmp_path / "a.xlsx", purpose="जाँच")
    convert = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless"]
    run([*convert, "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")], check=True)
    done = take(office, tmp_path / "a.ods")
    assert counted(done) == {"same": 1, "skipped": 1}, listed(done)
