"""What a file would do, without doing it: the file is taken in, looked at, and the store is as it was.

It is the real merge, undone at its end; so the preview cannot say anything else than what would happen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.packfiles import newer
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import binned, read
from odop_desktop.queries.binned import Binned
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import held, statepack
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.posts import APPLIED, DUPLICATE, HELD, REFUSED
from odop_desktop.storage.store import Connection
from odop_desktop.storage.waiting import Stuck
from odop_desktop.sync import desk, entering, gate, package, parting
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.inbox import HOLDING
from odop_desktop.sync.merge import Merged
from odop_desktop.sync.parts import Part
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import PACK
from odop_desktop.sync.unforeseen import guarded
from odop_desktop.sync.unwrap import unwrap

MOST = 500  # records told of one by one
UNSEEN = "unseen"  # the state of a file that was not looked into
NEW, CHANGED, BINNED, RESTORED, ENDED = "new", "changed", "binned", "restored", "ended"
Clashes = Mapping[str, frozenset[str]]  # record → the fields to be decided


@dataclass(frozen=True, slots=True)
class Line:
    """One record: what would become of it. `fields`: (key, before, after); `clash`: fields that were to be decided;
    `reason`: why it would go to the bin, where that was said."""

    row: RecordRow
    what: str
    fields: tuple[tuple[str, Any, Any], ...] = ()
    clash: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A record of which something would be laid aside, and the code of the rule; `row`: None where there is none."""

    entity: str
    row: RecordRow | None
    code: str


@dataclass(frozen=True, slots=True)
class Preview:
    """`state` applied, duplicate, held or refused, as receiving it would give; `error` why in the last three.

    `files`: itself, or the parts of one that were given together; `pieces` how many parts it was cut into (0: it
    was not) and `here` how many of them are at hand, those that came before with them.
    `counts` {kind: {new, changed, binned}} of the changes that are new here; `lines` at most `MOST` of the
    `records`; `waiting` what would be laid aside, `aside` of which records and why; `clashes` how many records
    would have a field to decide.
    """

    files: tuple[Path, ...]
    state: str
    error: OdopError | None = None
    pieces: int = 0
    here: int = 0
    header: Header | None = None
    ops: int = 0
    duplicate: int = 0
    counts: Mapping[str, Mapping[str, int]] | None = None
    records: int = 0
    lines: tuple[Line, ...] = ()
    waiting: tuple[Stuck, ...] = ()
    aside: tuple[Aside, ...] = ()
    clashes: int = 0
    brought: Brought = field(default_factory=Brought)

    @property
    def file(self) -> Path:
        return self.files[0]


class _Seen(Exception):
    """Ends the transaction in which the file was tried."""


def of(office: Office, *files: Path) -> Preview:
    """A file, or the parts of one. Never raises for what is wrong with it: see `error`. E-DB-…, E-VLT-…."""
    found = Preview(files, REFUSED)
    try:
        found = _counted(office, found)
        content = guarded(parting.whole, office.place, files)
        header = guarded(package.read_header, content)
        found = replace(found, header=header)
        return guarded(_tried, office, found, header, content)
    except OdopError as error:
        if entering.ours(error):
            raise
        return replace(found, state=_state(error.code), error=error)


def glance(*files: Path) -> Preview:
    """Of a file only what it says outside; nothing of that is verified."""
    found = Preview(files, UNSEEN)
    try:
        source = guarded(unwrap, files[0])
        return (
            found if isinstance(source, Part) else replace(found, header=guarded(package.read_header, source))
        )
    except OdopError:
        return found


def _state(code: str) -> str:
    if code in HOLDING or code == "E-SYN-23":
        return HELD
    return DUPLICATE if code == "E-SYN-54" else REFUSED


def _counted(office: Office, found: Preview) -> Preview:
    """Of parts how many there are, and how many are at hand."""
    read = (guarded(unwrap, file) for file in found.files)
    some = [replace(part, content=b"") for part in read if isinstance(part, Part)]
    if not some:
        return found
    missing = parting.missing(office.place, some[0], [part.part for part in some])
    return replace(found, pieces=some[0].parts, here=some[0].parts - len(missing))


def brings_pack(office: Office, *files: Path) -> bool:
    """Whether it is headquarters' file with a state pack newer than the one here; what stands against it, later."""
    try:
        content = parting.whole(office.place, files)
        header = package.read_header(content)
        if header.kind is not Kind.H2D:
            return False
        with office.reading() as conn:
            here = desk.sit(office, conn)
            kept = statepack.kept(conn, office.facts.state)
        signed = package.verify(content, header, gate.key_of(here.trust, header))
        for line in package.open(content, signed, here.keys.identity(header.recipients)):
            if not isinstance(line, Section):
                return False
            if line.name == PACK:
                return kept is None or newer(str(line.content.get("version")), kept.version)
    except OdopError:
        pass
    return False


def _tried(office: Office, found: Preview, header: Header, content: bytes) -> Preview:
    try:
        with without_collecting(), office.transaction() as conn:
            trial = conn.begin_nested()
            done = entering.merged(conn, office, header, content)
            after = _records(conn, done)
            clash = _clashes(conn, done.taken.touched)
            why = binned.why(conn, [id for id, (_, row) in after.items() if row.deleted_at])
            aside = _aside(conn, done.taken.stuck)
            trial.rollback()
            before = {id: read.get(conn, kind, id) for id, (kind, _) in after.items()}
            fresh = _newly(clash, _clashes(conn, list(clash)))
            found = replace(
                found,
                state=APPLIED,
                ops=done.taken.ops,
                duplicate=done.duplicate,
                counts=done.tally.counts(),
                records=len(done.taken.touched),
                lines=_lines(before, after, fresh, why),
                waiting=tuple(done.taken.stuck),
                aside=aside,
                clashes=len(fresh),
                brought=done.brought,
            )
            raise _Seen
    except _Seen:
        return found


def _records(conn: Connection, done: Merged) -> dict[str, tuple[RecordKind, RecordRow]]:
    found: dict[str, tuple[RecordKind, RecordRow]] = {}
    for id, name in list(done.taken.touched.items())[:MOST]:
        row = read.get(conn, BY_NAME[name], id)
        if row is not None:
            found[id] = BY_NAME[name], row
    return found


def _aside(conn: Connection, stuck: Sequence[Stuck]) -> tuple[Aside, ...]:
    each = list({(s.entity, s.entity_id, s.code): None for s in stuck})[:MOST]
    return tuple(
        Aside(name, read.get(conn, BY_NAME[name], id) if name in BY_NAME else None, code)
        for name, id, code in each
    )


def _clashes(conn: Connection, ids: Sequence[str] | Mapping[str, str]) -> Clashes:
    return {id: frozenset(heads.clash) for id, heads in held.load(conn, list(ids)) if heads.clash}


def _newly(after: Clashes, before: Clashes) -> dict[str, frozenset[str]]:
    fresh = {id: keys - before.get(id, frozenset()) for id, keys in after.items()}
    return {id: keys for id, keys in fresh.items() if keys}


def _lines(
    before: Mapping[str, RecordRow | None],
    after: Mapping[str, tuple[RecordKind, RecordRow]],
    clash: Clashes,
    why: Mapping[str, Binned],
) -> tuple[Line, ...]:
    """Records with something to decide first, then by kind as they came."""
    lines = [
        _line(before[id], row, tuple(sorted(clash.get(id, ()))), why.get(id))
        for id, (_, row) in after.items()
        if before[id] is None or before[id] != row
    ]
    order = {name: n for n, name in enumerate(BY_NAME)}
    return tuple(sorted(lines, key=lambda line: (not line.clash, order[line.row.kind.name])))


def _line(was: RecordRow | None, row: RecordRow, clash: tuple[str, ...], bin: Binned | None) -> Line:
    if was is None:
        return Line(row, NEW, clash=clash)
    fields = tuple((f.key, was[f.key], row[f.key]) for f in row.kind.fields if was[f.key] != row[f.key])
    what = CHANGED
    if bool(was.deleted_at) is not bool(row.deleted_at):
        what = BINNED if row.deleted_at else RESTORED
    if row.ended and not was.ended:
        what = ENDED
    return Line(row, what, fields, clash, bin.reason if bin and what == BINNED else "")
