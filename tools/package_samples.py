"""Packages on disk for the tests of this and every later release: `python -m tools.package_samples [FOLDER]`.

    valid/     read by every later release, the lines told beside each in JSON; one that is there is never remade
    tampered/  made from the valid ones; what refuses each is in its name
    foreign/   other files, and packages of or for others; what refuses each is in its name

Keys and people are invented; the keys lie in `keys.json` and are of no use for anything else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from odop_desktop.storage.ops import FIRST
from odop_desktop.sync import package, parts
from odop_desktop.sync.armour import armour
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section
from tools.package_forgeries import foreign, tampered
from tools.package_invented import FOLDER, NODE, SECOND, Keys, draft, keys, ops


def told(header: Header, lines: Sequence[Line]) -> dict[str, Any]:
    """What a package says, as JSON: its header but for the ciphertext's length and hash, and every line."""
    head = json.loads(header.encoded())
    return {
        "header": {k: v for k, v in head.items() if k not in ("len", "sha256")},
        "lines": [*map(_told, lines)],
    }


def _told(line: Line) -> list[Any]:
    plain = {key: value.hex() if isinstance(value, bytes) else value for key, value in asdict(line).items()}
    return [type(line).__name__, plain]


def _valid() -> Iterator[tuple[str, Header, list[Line]]]:
    begin = ChainFrom(NODE, 0, 1, FIRST)
    made = ops()
    yield "v1_district", draft(Kind.D2H, 1), [begin, *made, End({"before": "a", "after": {"artisan": ["b"]}})]
    yield "v1_nil", draft(Kind.D2H, 2, nil=True), []
    gone = replace(made[0], body=None, salt=None, commit="c0" * 32)
    yield "v1_erased", draft(Kind.D2H, 3, prev="ab" * 32), [begin, gone, *made[1:]]
    other = ops(SECOND)
    mixed: list[Line] = [begin, made[0], ChainFrom(SECOND, 0, 1, FIRST), other[0], *made[1:3], other[1]]
    yield "v1_two_pcs", draft(Kind.N2N, 4, to=SECOND), [*mixed, ChainFrom(SECOND, 0, 4, "d0" * 32), other[3]]
    scans = [b"\xff\xd8\xff" + bytes(range(256)) * 8, b'line\n{"end":{}}\n']
    blobs = [Blob(sha256(scan).hexdigest(), scan) for scan in scans]
    answer = [
        Section("acks", {NODE: {"0": 4}}),
        Section("a_section_of_a_later_release", {"x": [1, None, "क"]}),
    ]
    yield "v1_headquarters", draft(Kind.H2D, 5, hq_epoch=1, hq_ack=77), [*answer, begin, *made, *blobs]
    more = {"added_later": {"a": [1, "ख"]}}
    yield (
        "v1_more_in_header",
        draft(Kind.ACK, 6, more=more, practice=True),
        [Section("receipt", {"file": 14})],
    )
    yield "v1_asks_to_join", draft(Kind.ENROL, 7, to=""), [Section("request", {"name_hi": "चम्बा", "pc": 1})]
    filled = {"added_later": "क" * 2_505}  # so that there is no room for more chains than the sender's
    two: list[Line] = [
        begin,
        made[0],
        ChainFrom(SECOND, 0, 1, FIRST),
        other[0],
        ChainFrom(NODE, 1, 3, "e0" * 32),
    ]
    anew = replace(made[0], epoch=1, seq=3)
    yield "v2_chains_at_the_end", draft(Kind.H2D, 9, more=filled), [*two, anew]


def make(folder: Path = FOLDER) -> None:
    """Writes what is missing of `valid`, and all of `tampered` and `foreign` anew."""
    for name in ("valid", "tampered", "foreign"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    ring = keys(folder)
    for name, head, lines in _valid():
        _make_valid(folder / "valid" / f"{name}{package.SUFFIX}", head, lines, ring)
    sound = {path.stem: path.read_bytes() for path in (folder / "valid").glob(f"*{package.SUFFIX}")}
    for place, made in (("tampered", tampered(sound, ring)), ("foreign", foreign(sound, ring))):
        for name, raw in made:
            (folder / place / name).write_bytes(raw)


def _make_valid(file: Path, head: Header, lines: list[Line], ring: Keys) -> None:
    if file.exists():
        return
    recipients = [ring.age_public, ring.stranger_age_public] if head.kind is not Kind.ENROL else []
    header = package.write(file, head, lines, sign=ring.sign, recipients=recipients, near={NODE})
    signed = package.verify(file, header, ring.public)
    said = told(header, list(package.open(file, signed, ring.age)))
    file.with_suffix(".json").write_text(
        json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    if head.pkg_no == 1:
        file.with_suffix(".txt").write_bytes(armour(file.read_bytes()).encode())
        for part in parts.split(file, 1000):
            file.with_suffix(f".{part.part}{parts.SUFFIX}").write_bytes(part.encoded())


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
