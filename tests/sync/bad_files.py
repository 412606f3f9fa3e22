"""Files as they come to harm or are forged, made from real ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage
import zstandard

from odop_desktop.office import Office
from odop_desktop.storage import peers
from odop_desktop.storage.ops import canonical
from odop_desktop.storage.schema import SCHEMA
from odop_desktop.sync import (
    archive,
    desk,
    package,
    roots,
    trust_edit,
)
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.payload import ChainFrom, End, Line, Section
from odop_desktop.sync.payload_writing import opening
from tests.actions.offices import practice as practice
from tests.sync import packages
from tests.sync.lab import DAY, HQ, Lab

_BOOKS = ("received", "event_log")  # the only tables that a refused file may add to


def tables(office: Office) -> dict[str, list[Any]]:
    """Every row of every table but the books, to compare before and after; without what held files wait for."""
    with office.reading() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        kept = [n for n in names if n not in _BOOKS and not n.startswith(("sqlite_", "search"))]
        rows = {n: [repr(row) for row in conn.exec_driver_sql(f'SELECT * FROM "{n}"').all()] for n in kept}
    return {n: sorted(row for row in of if not row.startswith("('sync.held/")) for n, of in rows.items()}


def log(office: Office) -> list[tuple[str, dict[str, Any]]]:
    with office.reading() as conn:
        rows = conn.exec_driver_sql("SELECT what, facts FROM event_log ORDER BY seq").all()
        return [(what, json.loads(facts)) for what, facts in rows]


def laid(lab: Lab, content: bytes, name: str = "HP-CHM-1_to_HQ.odopsync") -> Path:
    lab.post.mkdir(exist_ok=True)
    path = lab.post / name
    path.write_bytes(content)
    return path


def keys_of(lab: Lab, who: str) -> NodeKeys:
    with lab.office(who).reading() as conn:
        return desk.sit(lab.office(who), conn).keys


def made(lab: Lab, sign: bytes | None = None, plain: bytes | None = None, **given: Any) -> Path:
    """Chamba's next file put together by hand: another header, another signer, another inside (compressed bytes)."""
    content = lab.send("chm").file.read_bytes()
    header = replace(package.read_header(content), **given)
    sealed = content[-header.len :]
    if plain is not None:
        recipient = pyrage.x25519.Recipient.from_str(keys_of(lab, HQ).public.age)
        sealed = pyrage.encrypt(plain, [recipient])
        digest = package.strict.to_base64(sha256(sealed).digest())
        header = replace(header, len=len(sealed), sha256=digest)
    told = json.loads(header.encoded())
    return laid(lab, packages.container(told, sealed, sign or keys_of(lab, "chm").sign))


def torn(lab: Lab, **given: Any) -> Path:
    """Chamba's next file with a header that no program writes, and nobody's signature."""
    content = lab.send("chm").file.read_bytes()
    header = package.read_header(content)
    told = {**json.loads(header.encoded()), **given}
    return laid(lab, packages.container(told, content[-header.len :], NodeKeys.new().sign))


def fresh(lab: Lab) -> bytes:
    return lab.send("chm").file.read_bytes()


def inside(lab: Lab, lines: list[Line], **given: Any) -> Path:
    """A file that Chamba's PC really signed, with these lines in it."""
    header = package.read_header(lab.send("chm").file)
    path = lab.post / "inside.odopsync"
    age = [keys_of(lab, HQ).public.age]
    draft = replace(header, kid="", recipients=(), **given)
    package.write(path, draft, lines, sign=keys_of(lab, "chm").sign, recipients=age)
    return path


def wrote(lab: Lab, *ops: Mapping[str, Any], sections: Sequence[Section] = (), **given: Any) -> Path:
    """A file that Chamba's PC really signed, with ops that no program of ours writes behind those that headquarters
    has: each is told by what is odd about it, `new` among it (what the fields are given)."""
    (node, epoch), end = _told_of(lab)
    lines: list[Line] = [ChainFrom(node, epoch, end.seq + 1, end.hash)] if ops else []
    for seq, odd in enumerate(ops, end.seq + 1):
        of = {key: value for key, value in odd.items() if key != "new"}
        lines.append(packages.op(seq, odd.get("new"), **{"node": node, "epoch": epoch, **of}))
    return inside(lab, [*sections, *lines, End({}, len(ops), 0, {})], **given)


def next_op(lab: Lab, ahead: int = 0) -> str:
    """The id of the op that `wrote` writes first, or of one behind it."""
    (node, epoch), end = _told_of(lab)
    return f"{node}.{epoch}.{end.seq + 1 + ahead}"


def _told_of(lab: Lab) -> tuple[peers.Chain, peers.End]:
    """Chamba's chain, and where headquarters' knowledge of it ends."""
    with lab.office(HQ).reading() as conn:
        return max((c, e) for c, e in peers.ends(conn).items() if c[0] == lab.node("chm"))


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def stranger(lab: Lab, **given: Any) -> Path:
    """Signed in order, by a PC that no list names."""
    key = NodeKeys.new()
    return made(lab, key.sign, sender=packages.OTHER, kid=package.key_id(key.public.sign), **given)


def impostor(lab: Lab, **given: Any) -> Path:
    """It says that it is Chamba's, and bears the name of Chamba's key; another signed it."""
    return made(lab, NodeKeys.new().sign, **given)


def fresh_key(lab: Lab) -> Path:
    """Signed by Chamba, as it says, with a key that no list here names."""
    key = NodeKeys.new()
    return made(lab, key.sign, kid=package.key_id(key.public.sign))


def revoked(lab: Lab) -> Path:
    """A PC that was lost, and writes on."""
    lab.make("chm2", name_hi="राधा")
    file = lab.send("chm2").file
    with lab.office(HQ).transaction() as conn:
        trust = desk.sit(lab.office(HQ), conn).trust
        draft = trust_edit.ended(trust, lab.node("chm2"), DAY, last_file=(0, 0), last={0: 0})
        desk.keep_trust(conn, roots.sign(draft, lab.roots))
    return file


def bomb(lab: Lab) -> Path:
    """Signed by Chamba's own key; a few kilobytes become a gigabyte."""
    header = package.read_header(lab.send("chm").file)
    compressor = zstandard.ZstdCompressor(level=19).compressobj()
    parts = [compressor.compress(canonical(opening(header)).encode() + b"\n")]
    parts += [compressor.compress(bytes(1 << 20)) for _ in range(64)]
    return made(lab, plain=b"".join([*parts, compressor.flush()]))


def garbled(lab: Lab) -> Path:
    """Rightly signed, of another file inside than outside."""
    header = package.read_header(lab.send("chm").file)
    other = replace(header, sender=packages.OTHER)
    return made(lab, plain=zstandard.compress(canonical(opening(other)).encode() + b"\n"))


def again_otherwise(lab: Lab) -> Path:
    """Another file under the identity of one that was taken in."""
    with lab.office(HQ).reading() as conn:
        taken = conn.exec_driver_sql("SELECT pkg_id FROM received WHERE state = 'applied'").scalar_one()
    return inside(lab, [End({}, 0, 0, {})], pkg_id=taken, ops={})


def replayed(lab: Lab) -> Path:
    with lab.office(HQ).reading() as conn:
        taken = conn.exec_driver_sql("SELECT pkg_id FROM received WHERE state = 'applied'").scalar_one()
    return laid(lab, archive.received(lab.office(HQ).place, taken), "the same.txt")


def newer(lab: Lab) -> Path:
    return made(lab, min_reader=SCHEMA + 1)


def no_bytes(lab: Lab) -> Path:
    """A stick that is there and gives nothing: reading it fails."""
    lab.post.mkdir(exist_ok=True)
    path = lab.post / "pulled.odopsync"
    path.unlink(missing_ok=True)
    path.symlink_to("/proc/self/mem")
    return path
