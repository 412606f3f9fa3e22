"""The stock programs of any Linux open the payload: `age -d | zstd -d`. No program of ours is needed to read it."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.cli.main import run as cli
from odop_desktop.domain import catalogue as c
from odop_desktop.paths import resources
from odop_desktop.sync import joining, package, root_keeping, sending
from odop_desktop.sync.header import Header
from odop_desktop.sync.root_keeping import Sort
from tests.actions.offices import PASSWORD
from tests.sync.packages import AGE, NODE, ops, write
from tests.sync.state import State

PHRASE = "twelve letters and more"


def run(*command: str, given: bytes) -> bytes:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def ciphertext(raw: bytes) -> bytes:
    """As the help page tells an auditor: skip 12 bytes, read the length, skip header and signature."""
    (length,) = struct.unpack(">I", raw[12:16])
    return raw[16 + length + 64 :]


def test_age_and_zstd_show_the_ops(tmp_path: Path) -> None:
    file, key = tmp_path / "a.odopsync", tmp_path / "key.txt"
    header = write(file, ops(20))
    key.write_text(AGE + "\n")
    packed = run("age", "--decrypt", "--identity", str(key), given=ciphertext(file.read_bytes()))
    lines = run("zstd", "--decompress", "--stdout", given=packed).decode().splitlines()
    first, *rest = map(json.loads, lines)
    assert first == {
        "v": 1,
        "sender": NODE,
        "epoch": 0,
        "to": header.to,
        "pkg_id": header.pkg_id,
        "kid": header.kid,
    }
    assert [line[7]["new"]["name_hi"] for line in rest if isinstance(line, list)] == ["सुनीता देवी"] * 20
    assert rest[-1]["end"]["ops"] == 20


def test_without_the_key_age_shows_nothing(tmp_path: Path) -> None:
    file, key = tmp_path / "a.odopsync", tmp_path / "key.txt"
    write(file, ops(1))
    made = run("age-keygen", given=b"")
    key.write_bytes(made)
    with pytest.raises(subprocess.CalledProcessError):
        run("age", "--decrypt", "--identity", str(key), given=ciphertext(file.read_bytes()))


@dataclass(frozen=True)
class Auditor:
    """What a person has in hand who went by the page: a file, the sender's key and `identity.txt`."""

    file: Path
    key: str
    identity: Path
    header: Header


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Auditor:
    """Of a real headquarters and an office whose PC it took in; key and identity as its commands give them."""
    folder = tmp_path_factory.mktemp("audit")
    state = State(folder)
    joining.take(state.chm, state.accepted(state.chm), state.said)
    for name in ("सुनीता देवी", "कमला देवी"):
        records.make(state.chm, kind=c.ARTISAN, values={"name_hi": name})
    file = sending.to_headquarters(state.chm, folder / "stick").files[0]
    state.close()
    recovery = folder / "recovery.odopkey"
    recovery.write_bytes(root_keeping.to_file(Sort.RECOVERY, state.begun.recovery, PHRASE))
    env = {"ODOP_USER": "clerk", "ODOP_PASSWORD": PASSWORD, "ODOP_PASSPHRASE": PHRASE}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in env.items():
            patch.setenv(name, value)
        hq = ("--office", str(folder / "hq"), "--json", "sync", "hq")
        (pc,) = said(*hq, "pcs")["pcs"]
        made = said(*hq, "identity", "--recovery", str(recovery), "--out", str(folder))
    return Auditor(file, pc["key"], Path(made["file"]), package.read_header(file))


def said(*command: str) -> dict[str, Any]:
    out = StringIO()
    with redirect_stdout(out):
        assert cli(list(command)) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


@pytest.mark.slow  # the recovery key is made dear to guess
@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_help_page_for_auditors_works_as_it_is_typed(auditor: Auditor, tmp_path: Path, lang: str) -> None:
    """Its commands, one block after the other, with only the two names put in."""
    page = (resources() / "help" / lang / "audit.md").read_text(encoding="utf-8")
    script = "".join(re.findall(r"^```\n(.+?)^```$", page, re.M | re.S))
    script = re.sub("^file=.*$", f"file={auditor.file.name}", script, flags=re.M)
    script = re.sub("^key=.*$", f"key={auditor.key}", script, flags=re.M)
    for each in (auditor.file, auditor.identity):
        shutil.copy(each, tmp_path)
    told = run_in(tmp_path, script)
    assert "Signature Verified Successfully" in told
    assert auditor.header.sha256 + "=" in told
    assert json.loads((tmp_path / "header.json").read_bytes())["pkg_id"] == auditor.header.pkg_id
    lines = (tmp_path / "lines.jsonl").read_text(encoding="utf-8")
    assert "सुनीता देवी" in lines and "कमला देवी" in lines
    for named in ("odop-desktop sync hq pcs", "odop-desktop sync hq identity"):
        assert named in page
    assert auditor.identity.stat().st_mode & 0o077 == 0


def run_in(folder: Path, script: str) -> str:
    for program in ("age", "zstd", "openssl", "basenc"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    command = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout
