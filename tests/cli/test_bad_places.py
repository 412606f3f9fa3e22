"""Offices that do not open, places and disks that cannot hold what is asked: told, and nothing half done."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from odop_desktop.cli.desk import words_of
from odop_desktop.errors import CODES
from odop_desktop.signin import open_office
from odop_desktop.telling import wording
from tests.cli.conftest import PASSWORD, USER
from tests.cli.saying import DEVANAGARI, Say, readable, state
from tests.sheets.build import xlsx

LANGS = pytest.mark.parametrize("lang", ["hi", "en"])
HEADS = ["क्र.", "कारीगर का नाम", "पिता का नाम", "मोबाइल", "जन्म तिथि"]


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
    xlsx(tmp_path / "a.xlsx", [HEADS, ["1", "गीता", "मोहन", "9816000001", "05-01-1975"]])
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
    before = state(folder)
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
    assert command[0] == "letters" or state(folder) == before
    assert _run(folder, "check").returncode == 0


@LANGS
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_sentence_and_no_bare_chip(code: str, lang: str) -> None:
    title, advice = wording.told(words_of(lang), code, {})
    assert title.strip() and advice.strip()
    readable(f"{title} {advice}")
    assert bool(DEVANAGARI.search(title)) is (lang == "hi")
