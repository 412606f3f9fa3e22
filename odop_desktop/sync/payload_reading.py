"""Lines in: every line checked for its form and its one spelling before anybody acts on it (form: `payload`).

What an op says of itself (which record, when, by whom, what it replaces) no person types: where that is not of its
form no program of ours wrote it, the log could not hold it everywhere, and the file is refused as a whole. The values
of fields are another matter: they are held to the catalogue when the op is worked in, and what does not fit waits and
goes back to its office, while the rest of the file goes in (`storage.forms`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import OpLine, canonical
from odop_desktop.sync import header_fields, limits, section_forms, strict
from odop_desktop.sync.header import Counts, Header, Range, Ranges
from odop_desktop.sync.header_fields import serial
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section
from odop_desktop.sync.payload_writing import op_text, opening
from odop_desktop.sync.unpacking import Unpacked


class Payload:
    """The lines of one opened package. Iterating reads it from its beginning, as often as wanted.

    What was taken in counts only once the iteration has reached its end: there the End stands, and the counts
    are held against the signed header. E-SYN-12 … 17 for what is not as it should be.
    """

    def __init__(self, header: Header, packed: bytes) -> None:
        self.header = header
        self._packed = packed

    def __iter__(self) -> Iterator[Line]:
        return _Reader(self.header, Unpacked(self._packed)).lines()


class _Reader:
    def __init__(self, header: Header, source: Unpacked) -> None:
        self._header, self._source = header, source
        self._next: dict[tuple[str, int], int] = {}
        self._ranges: dict[str, dict[int, Range]] = {}
        self._chain: tuple[str, int] | None = None
        self._own = ""
        self._act: tuple[str, str, str | None, str, str] | None = None
        self._entities: Counter[str] = Counter()
        self._ops = self._blobs = 0
        self._said = self._enclosed = 0  # bytes of sections and of attachments
        self._told: Ranges = header.ops  # which ops there are to be; of a file of form 2 its end says it

    def lines(self) -> Iterator[Line]:
        self._first_line()
        while (raw := self._source.line(limits.SECTION_LINE)) is not None:
            if self._source.lines > limits.LINES:
                raise OdopError("E-SYN-15", what="lines", most=limits.LINES)
            try:
                line = self._read(raw)
            except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
                raise OdopError("E-SYN-13", line=self._source.lines) from error
            if line is not None:
                yield line
            if isinstance(line, End):
                self._closed(line)
                return
        raise OdopError("E-SYN-14")

    def _first_line(self) -> None:
        raw = self._source.line(limits.HEADER)
        if raw is None:
            raise OdopError("E-SYN-14")
        if raw != canonical(opening(self._header)).encode():
            raise OdopError("E-SYN-12")

    def _read(self, raw: bytes) -> Line | None:
        text = raw.decode()
        value = strict.parse(text)
        if type(value) is list:
            if len(raw) >= limits.OP_LINE:
                raise OdopError("E-SYN-15", what="op", most=limits.OP_LINE)
            return self._op(value, text)
        if canonical(value) != text:
            raise ValueError("not canonical")
        self._said += len(raw) if "section" in value else 0
        if self._said > limits.SECTIONS:
            raise OdopError("E-SYN-15", what="sections", most=limits.SECTIONS)
        match value:
            case {"chain": [node, epoch, seq, prev], **rest} if not rest:
                return self._from(strict.name(node), serial(epoch), strict.whole(seq, 1), prev)
            case {"act": [act, verb, undoes, actor, at], **rest} if not rest:
                took_back = None if undoes is None else strict.name(undoes)
                who, when = strict.line(actor), strict.moment(at)
                self._act = strict.name(act), strict.line(verb), took_back, who, when
                return None
            case {"section": name, "is": content, **rest} if not rest:
                section_forms.check(strict.name(name), strict.mapping(content))
                return Section(name, content)
            case {"blob": {"sha256": digest, "len": length, **more}, **rest} if not rest and not more:
                return self._blob(strict.sha256_hex(digest), strict.whole(length))
            case {"end": told, **rest} if not rest:
                return self._end(dict(strict.mapping(told)))
        raise ValueError("an unknown line")

    def _from(self, node: str, epoch: int, seq: int, prev: Any) -> ChainFrom | None:
        chain, due = (node, epoch), self._next.get((node, epoch))
        self._chain, self._own = chain, f"{node}.{epoch}."
        if prev is None:
            if seq != due:
                raise ValueError("a chain that is not yet begun")
            return None
        if due is not None and seq < due:
            raise ValueError("a chain that goes back")
        self._next[chain] = seq
        return ChainFrom(node, epoch, seq, strict.sha256_hex(prev))

    def _op(self, value: list[Any], text: str) -> OpLine:
        kind, entity, entity_id, base, reason, schema, salt, last = value
        if self._chain is None or self._act is None:
            raise ValueError("an op of no chain or act")
        node, epoch = self._chain
        op = OpLine(
            node,
            epoch,
            self._counted(node, epoch, entity),
            *self._act,
            strict.line(kind),
            strict.line(entity),
            strict.uuid(entity_id),
            self._base(strict.mapping(base), self._next[self._chain] - 1),
            reason if reason is None else strict.text(reason, limits.OP_LINE),
            strict.whole(schema),
            None if salt is None else _body(strict.mapping(last)),
            None if salt is None else _salt(salt),
            strict.sha256_hex(last) if salt is None else None,
        )
        if op_text(op, self._own) != text:
            raise ValueError("not canonical")
        return op

    def _counted(self, node: str, epoch: int, entity: str) -> int:
        self._ops += 1
        if self._ops > limits.OPS:
            raise OdopError("E-SYN-15", what="ops", most=limits.OPS)
        self._entities[entity] += 1
        seq = self._next[node, epoch]
        self._next[node, epoch] = seq + 1
        ranges = self._ranges.setdefault(node, {})
        ranges[epoch] = Range(ranges[epoch].first if epoch in ranges else seq, seq)
        return seq

    def _base(self, base: Mapping[str, Any], upto: int) -> dict[str, list[str]]:
        """Op ids in full again; those of this chain came as their seq alone, and are of ops before this one."""
        return {key: [self._op_id(op, upto) for op in strict.listed(ops)] for key, ops in base.items()}

    def _op_id(self, op: Any, upto: int) -> str:
        if type(op) is not int:
            return strict.line(op, 100)
        if strict.whole(op, 1) >= upto:
            raise ValueError("an op that replaces itself or a later one")
        return f"{self._own}{op}"

    def _blob(self, digest: str, length: int) -> Blob:
        if length > limits.BLOB:
            raise OdopError("E-SYN-15", what="blob", most=limits.BLOB)
        self._enclosed += length
        if self._enclosed > limits.BLOBS:
            raise OdopError("E-SYN-15", what="blobs", most=limits.BLOBS)
        content = self._source.block(length)
        if sha256(content).hexdigest() != digest:
            raise OdopError("E-SYN-17")
        if self._source.block(1) != b"\n":
            raise ValueError("an attachment longer than it says")
        self._blobs += 1
        return Blob(digest, content)

    def _end(self, told: dict[str, Any]) -> End:
        if self._header.v > 1:
            self._told = header_fields.ranges(told.pop("ranges"))
        return _end(told)

    def _closed(self, end: End) -> None:
        came = self._ops, self._blobs, dict(self._entities)
        header, short = self._header, self._header.ops
        if came != (end.ops, end.blobs, end.entities):
            raise OdopError("E-SYN-16")
        if header.counts != Counts(self._ops, self._blobs) or self._told != self._ranges:
            raise OdopError("E-SYN-16")
        if any(self._told.get(node) != of for node, of in short.items()):
            raise OdopError("E-SYN-16")
        if not self._source.over():
            raise OdopError("E-SYN-13", line=self._source.lines + 1)


def _body(value: Mapping[str, Any]) -> str:
    strict.mapping(value["new"])
    return canonical(value)


def _salt(value: Any) -> bytes:
    raw = bytes.fromhex(strict.text(value))
    if len(raw) != 16 or raw.hex() != value:
        raise ValueError("not a salt")
    return raw


def _end(told: Mapping[str, Any]) -> End:
    entities = {name: strict.whole(n, 1) for name, n in strict.mapping(told["entities"]).items()}
    end = End(
        strict.mapping(told["digests"]), strict.whole(told["ops"]), strict.whole(told["blobs"]), entities
    )
    if len(told) != 4:
        raise ValueError("an end that says more")
    return end
