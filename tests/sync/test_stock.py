"""The stock programs of any Linux open the payload: `age -d | zstd -d`. No program of ours is needed to read it."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from odop_desktop.paths import resources
from tests.sync.packages import AGE, NODE, PUBLIC, ops, write


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


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_help_page_for_auditors_works_as_it_is_typed(tmp_path: Path, lang: str) -> None:
    """Its commands, one block after the other, with only the two names put in."""
    page = (resources() / "help" / lang / "audit.md").read_text(encoding="utf-8")
    script = "".join(re.findall(r"^```\n(.+?)^```$", page, re.M | re.S))
    script = re.sub("^file=.*$", "file=a.odopsync", script, flags=re.M)
    script = re.sub("^key=.*$", f"key={PUBLIC.hex()}", script, flags=re.M)
    header = write(tmp_path / "a.odopsync", ops(9))
    (tmp_path / "identity.txt").write_text(AGE)
    said = run_in(tmp_path, script)
    assert "Signature Verified Successfully" in said
    assert header.sha256 + "=" in said
    assert json.loads((tmp_path / "header.json").read_bytes())["pkg_id"] == header.pkg_id
    assert (tmp_path / "lines.jsonl").read_text(encoding="utf-8").count("सुनीता देवी") == 9


def run_in(folder: Path, script: str) -> str:
    for program in ("age", "zstd", "openssl", "basenc"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    command = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout
