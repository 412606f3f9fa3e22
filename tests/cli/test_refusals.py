"""Bad input: each with its code, what, where and how to mend it, in both languages; nothing half done."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop.cli import telling
from odop_desktop.cli.desk import words_of
from odop_desktop.errors import CODES
from odop_desktop.signin import open_office
from tests.cli.conftest import PASSWORD, USER
from tests.cli.saying import DEVANAGARI, Say, keyless, readable
from tests.sheets.build import raw_xlsx

LANGS = pytest.mark.parametrize("lang", ["hi", "en"])
HEADS = ["क्र.", "कारीगर का नाम", "पिता का नाम", "मोबाइल", "जन्म तिथि"]
Make = Callable[[Path], object]


def _xlsx(*rows: list[object]) -> Make:
    def make(path: Path) -> None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)

    return make


def _bomb(path: Path) -> None:
    """A small file that would unpack to half a gigabyte."""
    raw_xlsx(path, "")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/media/image1.png", bytes(400_000_000))


def _entities(path: Path) -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    raw_xlsx(path, "", before=laughs)


def _far_cell(path: Path) -> None:
    raw_xlsx(path, '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>')


def _sealed(path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(head + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4000))


BAD_FILES: dict[str, tuple[str, Make, tuple[str, ...]]] = {
    "nothing there": ("a.xlsx", lambda p: None, ("E-XLS-01",)),
    "no bytes": ("a.xlsx", lambda p: p.write_bytes(b""), ("E-XLS-02",)),
    "no workbook": ("a.xlsx", lambda p: p.write_bytes(b"\x00\x01\x02" * 999), ("E-XLS-03",)),
    "a web page": ("a.xls", lambda p: p.write_text("<html><table></table></html>"), ("E-XLS-11",)),
    "text under another name": ("a.xlsx", lambda p: p.write_text("नाम,पिता\nराम,श्याम\n"), ("E-XLS-12",)),
    "with a password": ("a.xlsx", _sealed, ("E-XLS-04", "E-XLS-05")),
    "cut short": ("a.xlsx", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(300)), ("E-XLS-05", "E-XLS-03")),
    "empty": ("a.xlsx", _xlsx(), ("E-XLS-15",)),
    "no heads": ("a.xlsx", _xlsx([1, 2, 3], [4, 5, 6]), ("E-XLS-13", "E-XLS-14")),
    "no name column": ("a.xlsx", _xlsx(["मोबाइल", "पिन कोड"], ["9816000001", "176310"]), ("E-XLS-14",)),
    "a bomb": ("a.xlsx", _bomb, ("E-XLS-07",)),
    "entities": ("a.xlsx", _entities, ("E-XLS-08", "E-XLS-05")),
    "a far cell": ("a.xlsx", _far_cell, ("E-XLS-09", "E-XLS-10")),
    "xlsb": (
        "a.xlsb",
        lambda p: p.write_bytes(b"PK\x03\x04" + bytes(300)),
        ("E-XLS-06", "E-XLS-03", "E-XLS-05"),
    ),
}


def _state(folder: Path) -> str:
    """A fingerprint of what the store holds for people: a refused file must leave it as it is."""
    office = open_office(folder, lambda: ("", ""))
    try:
        with office.reading() as conn:
            ops = conn.exec_driver_sql("SELECT count(*), max(hash) FROM op").fetchone()
    finally:
        office.close()
    return str(ops)


@LANGS
@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_list_is_refused_and_nothing_is_kept(
    say: Say, folder: Path, tmp_path: Path, case: str, lang: str
) -> None:
    name, make, codes = BAD_FILES[case]
    path = tmp_path / name
    make(path)
    before = _state(folder)
    said = say("import", "artisans", path, lang=lang)
    assert said.err[:8] in codes, said
    told = said.refused(said.err[:8], lang)
    assert (name if case != "a far cell" else "List") in told
    assert _state(folder) == before
    assert not [p for p in tmp_path.rglob("*") if p.suffix in (".part", ".tmp")]


def test_a_refusal_is_an_object_too(say: Say, tmp_path: Path) -> None:
    said = say("import", "artisans", tmp_path / "no.xlsx", "--json")
    assert said.status == 1 and set(said.facts) == {"error"}
    error = said.facts["error"]
    assert error["code"] == "E-XLS-01" and error["title"] and error["advice"]
    assert said.err == f"{error['code']}: {error['title']} {error['advice']}\n"


def test_a_child_is_not_taken_from_a_list(say: Say, tmp_path: Path) -> None:
    child = ["1", "छोटू राम", "मोहन", "9816000001", "05-01-2015"]
    _xlsx(HEADS, child, ["2", "बड़े राम", "सोहन", "9816000002", "05-01-1975"])(tmp_path / "a.xlsx")
    done = say("import", "artisans", tmp_path / "a.xlsx", "--json").facts
    assert (done["new"], done["rejected"]) == (1, 1)
    (told,) = [p for p in done["problems"] if p["code"] == "E-XLS-41"]
    assert told["row"] == 2 and "18" in told["reason"]


ARTISAN = ("set", "artisans", "new", "name_hi=राम लाल")
REFUSED: dict[str, tuple[str, tuple[str, ...], str]] = {
    "an end before the start": (
        "E-EVT-01",
        ("set", "events", "new", "name_hi=मेला", "from_date=10-03-2026", "to_date=05-03-2026"),
        "05-03-2026",
    ),
    "money with letters": (
        "E-VAL-04",
        ("set", "loi_lines", "new", "loi=LOI-1-000001", "rate=पाँच सौ"),
        "पाँच सौ",
    ),
    "a child": ("E-ACT-17", (*ARTISAN, "dob=01-01-2020"), "18"),
    "no day of any calendar": ("E-VAL-05", (*ARTISAN, "dob=32-01-1990"), "32-01-1990"),
    "an answer of no list": ("E-VAL-08", (*ARTISAN, "gender=शायद"), "शायद"),
    "a field of no record": ("E-ACT-22", (*ARTISAN, "mobil=9816000001"), "mobile"),
    "no name": ("E-ACT-07", ("set", "artisans", "new", "mobile=9816000001"), "E-ACT-07"),
    "a product of no list": ("E-ACT-11", (*ARTISAN, "odop_product=चाँद"), "चाँद"),
    "a required field": ("E-ACT-06", ("set", "stalls", "new", "event=RBSM26"), "E-ACT-06"),
    "the same stall": ("E-EVT-03", ("set", "stalls", "new", "event=RBSM26", "stall_no=01"), "01"),
    "a kind of no record": ("E-CAT-01", ("list", "कारीगर"), "artisans"),
    "an order that no index serves": ("E-ACT-04", ("list", "artisans", "--sort", "remarks"), "created_at"),
    "a page of another list": ("E-ACT-05", ("list", "artisans", "--after", "???"), "--after"),
    "no such record": ("E-ACT-01", ("show", "LOI-1-999999"), "LOI-1-999999"),
    "no such line": ("E-ACT-01", ("show", "LOI-1-000001/99"), "LOI-1-000001/99"),
    "a row of the State": (
        "E-ACT-03",
        ("set", "products", "HP-17-agro-products-processing", "name_hi=आम"),
        "",
    ),
    "an office to the bin": ("E-ACT-13", ("bin", "office"), ""),
    "what is not in the bin": ("E-ACT-08", ("unbin", "LOI-1-000001"), ""),
    "an act nobody did": ("E-ACT-15", ("undo", "0"), "history"),
    "a typed stage": ("E-LOI-02", ("set", "lois", "LOI-1-000001", "stage=SIGNED"), ""),
    "a step back without a reason": (
        "E-EVT-10",
        ("set", "participations", "PRT-1-000001", "stage=WITHDRAWN"),
        "",
    ),
    "a letter of no kind": ("E-ACT-26", ("letters", "invitation"), "loi"),
    "a letter nobody issued": ("E-ACT-01", ("letters", "loi", "--number", "X/1"), "X/1"),
    "a list that has no sheet": ("E-IMP-08", ("template", "users", "u.xlsx"), "users"),
    "no safety copy": ("E-BAK-01", ("restore", "no.odopbackup"), "no.odopbackup"),
    "no pack": ("E-PCK-01", ("check-pack", "/nowhere"), "/nowhere"),
    "no State": ("E-PCK-22", ("demo", "/tmp/never-made", "--state", "XX"), "XX"),
    "no district": ("E-PCK-20", ("demo", "/tmp/never-made", "--district", "ZZZ"), "ZZZ"),
}


@LANGS
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_what_where_and_how(
    say: Say, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, args, named = REFUSED[case]
    before = _state(folder)
    said = say(*args, lang=lang)
    err = said.err.replace("mobile", "") if case == "a field of no record" else said.err
    assert said.status == 1 and said.err.startswith(f"{code}: ") and named in said.err, said
    assert said.out == "" and said.err.count("\n") == 1
    readable(said.err)
    if code != "E-ACT-04":  # it lists what may be typed
        keyless(err)
    assert bool(DEVANAGARI.search(said.err)) or lang == "en"
    assert _state(folder) == before
    assert not list(tmp_path.glob("*.xlsx")) and not Path("/tmp/never-made").exists()


def test_a_stall_is_given_once(say: Say) -> None:
    say("set", "artisans", "new", "name_hi=नया कारीगर").done()
    number = say("list", "artisans", "--search", "नया कारीगर", "--json").facts["rows"][0]["number"]
    wish = ("set", "participations", "new", "event=RBSM26", f"artisan={number}", "stall=01")
    assert "PRT-1-000001" in say(*wish).refused("E-EVT-07")
    assert "PRT-1-000001" in say(*wish, lang="en").refused("E-EVT-07", "en")


@LANGS
def test_stages_are_told_in_words(say: Say, lang: str) -> None:
    said = say("set", "participations", "PRT-1-000001", "stage=WITHDRAWN", lang=lang)
    assert "ALLOTTED" not in said.err and "WITHDRAWN" not in said.err


@LANGS
def test_a_second_start_on_the_same_office_is_refused(say: Say, folder: Path, lang: str) -> None:
    office = open_office(folder, lambda: ("", ""))
    try:
        again = _run(folder, "list", "artisans", lang=lang)
    finally:
        office.close()
    assert again.returncode == 1 and again.stderr.startswith("E-OFF-01: ") and again.stdout == ""
    readable(again.stderr)
    assert say("list", "artisans").status == 0


def _run(folder: Path, *args: str, lang: str = "hi", **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "odop_desktop", "--lang", lang, "--office", str(folder), *args]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=120, **more
    )


@LANGS
def test_a_wrong_password_opens_nothing(real: Say, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD + "x")
    wrong = real("list", "artisans", lang=lang).refused("E-VLT-01", lang)
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    monkeypatch.setenv("ODOP_USER", USER + "x")
    nobody = real("list", "artisans", lang=lang).refused("E-VLT-01", lang)
    assert wrong.replace(USER, "") == nobody.replace(USER + "x", "")
    monkeypatch.delenv("ODOP_PASSWORD")
    assert "ODOP_PASSWORD" in real("list", "artisans", lang=lang).refused("E-CLI-02", lang)


@LANGS
def test_a_damaged_store_says_so_and_offers_the_newest_copy(
    say: Say, folder: Path, tmp_path: Path, lang: str
) -> None:
    _xlsx(HEADS, ["1", "गीता", "मोहन", "9816000001", "05-01-1975"])(tmp_path / "a.xlsx")
    say("import", "artisans", tmp_path / "a.xlsx").done()  # leaves the copy before it on the ladder
    (copy,) = (folder / "backups").glob("*.odopbackup")
    store = next(folder.glob("*.odopdb"), None) or max(folder.glob("*.db"), key=lambda p: p.stat().st_size)
    content = bytearray(store.read_bytes())
    content[16:4096] = os.urandom(4080)
    store.write_bytes(bytes(content))
    said = say("list", "artisans", lang=lang).refused("E-DB-02", lang)
    assert copy.name in said and "restore" in said
    say("restore", copy, lang=lang).done()
    assert say("check", "--json").facts["ok"] is True


@LANGS
@pytest.mark.parametrize("cloud", ["OneDrive", "Dropbox", "Google Drive"])
def test_a_real_office_is_not_made_in_a_cloud_folder(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cloud: str, lang: str
) -> None:
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    there = tmp_path / cloud / "office"
    wish = ("setup", "--state", "HP", "--district", "CHM", "--pc", "1", "--admin", USER)
    assert cloud in say(*wish, lang=lang, office=there).refused("E-OFF-06", lang)
    assert not there.exists()


@LANGS
def test_a_short_password_makes_no_office(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("ODOP_PASSWORD", "छोटा")
    wish = ("setup", "--state", "HP", "--district", "CHM", "--pc", "1", "--admin", USER)
    said = say(*wish, lang=lang, office=tmp_path / "new")
    assert "8" in said.refused("E-VLT-09", lang)
    assert not (tmp_path / "new").exists()


@LANGS
def test_a_place_without_an_office_is_named(say: Say, tmp_path: Path, lang: str) -> None:
    said = say("list", "artisans", lang=lang, office=tmp_path / "empty").refused("E-OFF-02", lang)
    assert str(tmp_path / "empty") in said
    assert not (tmp_path / "empty").exists()


@LANGS
@pytest.mark.parametrize(
    "command",
    [
        ("export", "artisans", "{out}/a.xlsx"),
        ("export", "artisans", "{out}/a.pdf"),
        ("template", "artisans", "{out}/a.xlsx"),
        ("letters", "loi", "--out", "{out}"),
        ("backup", "{out}/a.odopbackup"),
        ("export", "upload", "--out", "{out}"),
    ],
)
def test_a_folder_that_is_a_file_is_told(
    say: Say, tmp_path: Path, command: tuple[str, ...], lang: str
) -> None:
    (tmp_path / "out").write_text("a file")
    said = say(*(part.format(out=tmp_path / "out") for part in command), lang=lang)
    assert said.status == 1 and said.err.count("\n") == 1 and "E-BUG" not in said.err, said
    readable(said.err)
    assert not [p for p in tmp_path.rglob("*") if p.suffix == ".part"]
    assert (tmp_path / "out").read_text() == "a file"


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


@pytest.mark.parametrize(
    "command",
    [
        ("export", "artisans", "{out}/a.xlsx"),
        ("export", "artisans", "{out}/a.pdf"),
        ("letters", "loi", "--out", "{out}"),
        ("backup", "{out}/a.odopbackup"),
        ("set", "artisans", "new", "name_hi=राम"),
    ],
)
def test_a_disk_that_runs_full_leaves_nothing_half_written(
    folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = _state(folder)
    args = [part.format(out=out) for part in command]
    done = _run(folder, *args, preexec_fn=_small_files)
    if done.returncode == 0:  # what was written was small enough
        assert all(p.stat().st_size < 150_000 for p in out.iterdir())
        return
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.startswith("E-") and done.stderr.count("\n") == 1 and "E-BUG" not in done.stderr
    readable(done.stderr)
    assert not [p for p in out.rglob("*") if p.suffix in (".part", ".tmp")]
    assert not [p for p in out.rglob("*.pdf") if not p.read_bytes().rstrip().endswith(b"%%EOF")]
    assert command[0] == "letters" or _state(folder) == before
    assert _run(folder, "check").returncode == 0


@LANGS
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_sentence_and_no_bare_chip(code: str, lang: str) -> None:
    title, advice = telling.told(words_of(lang), code, {})
    assert title.strip() and advice.strip()
    readable(f"{title} {advice}")
    assert bool(DEVANAGARI.search(title)) is (lang == "hi")
