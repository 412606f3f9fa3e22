"""Lines out: from ops, sections and attachments to the bytes that are compressed (their form: `payload`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import OpLine, canonical
from odop_desktop.sync import header_fields, header_room, limits
from odop_desktop.sync.header import Counts, Header, Range, Ranges
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section

_text = encode_basestring
_FORM = 1  # of the lines; which chains the end tells of is the header's business


def opening(header: Header) -> dict[str, Any]:
    """What the first line repeats of the signed header."""
    return {"v": _FORM} | {name: getattr(header, name) for name in ("sender", "epoch", "to", "pkg_id", "kid")}


class Writer:
    """Turns lines into bytes and counts them. ValueError for lines in an order that cannot be read.

    `near`: nodes whose chains the header tells, though it has no room for all. `header` has the counts and chains
    once all is written.
    """

    def __init__(self, header: Header, near: Collection[str] = ()) -> None:
        self.header, self._near = header, near
        self._next: dict[tuple[str, int], int] = {}
        self._first: dict[tuple[str, int], int] = {}
        self._chain: tuple[str, int] = ("", -1)
        self._own = ""  # how ids of this chain's ops begin
        self._act: tuple[str | None, ...] = ()
        self._entities: Counter[str] = Counter()
        self._ops = self._blobs = 0
        self._told = self._enclosed = 0  # bytes of sections and of attachments

    @property
    def counts(self) -> Counts:
        return Counts(self._ops, self._blobs)

    @property
    def ranges(self) -> Ranges:
        ranges: dict[str, dict[int, Range]] = {}
        for (node, epoch), first in self._first.items():
            if (after := self._next[node, epoch]) > first:
                ranges.setdefault(node, {})[epoch] = Range(first, after - 1)
        return ranges

    def written(self, lines: Iterable[Line]) -> Iterator[bytes]:
        """The payload, a line or an attachment at a time."""
        yield _line(opening(self.header))
        end = End()
        for line in lines:
            match line:
                case OpLine():
                    yield from self._op(line)
                case ChainFrom():
                    yield self._from(line)
                case Section():
                    yield self._section(line)
                case Blob():
                    yield from self._blob(line)
                case End():
                    end = line
        self.header = header_room.fitted(self.header, self.ranges, self.counts, self._near)
        yield self._end(end.digests)

    def _from(self, line: ChainFrom) -> bytes:
        chain = line.node, line.epoch
        if line.seq < self._next.get(chain, 1):
            raise ValueError(f"the chain of {line.node} goes back")
        self._first.setdefault(chain, line.seq)
        self._next[chain] = line.seq
        self._turn(chain)
        return _line({"chain": [line.node, line.epoch, line.seq, line.prev]})

    def _turn(self, chain: tuple[str, int]) -> None:
        self._chain, self._own = chain, f"{chain[0]}.{chain[1]}."

    def _op(self, op: OpLine) -> Iterator[bytes]:
        chain = op.node, op.epoch
        if self._next.get(chain) != op.seq:
            raise ValueError(f"op {op.node}.{op.epoch}.{op.seq} without its chain")
        if chain != self._chain:
            yield _line({"chain": [op.node, op.epoch, op.seq, None]})
            self._turn(chain)
        act = op.act, op.verb, op.undoes, op.actor, op.at
        if act != self._act:
            yield _line({"act": act})
            self._act = act
        raw = f"{op_text(op, self._own)}\n".encode()
        if len(raw) > limits.OP_LINE:
            raise OdopError("E-SYN-15", what="op", most=limits.OP_LINE)
        self._next[chain] = op.seq + 1
        self._entities[op.entity] += 1
        self._ops += 1
        if self._ops > limits.OPS:
            raise OdopError("E-SYN-15", what="ops", most=limits.OPS)
        yield raw

    def _section(self, section: Section) -> bytes:
        raw = _line({"section": section.name, "is": section.content})
        self._told += len(raw)
        if self._told > limits.SECTIONS:
            raise OdopError("E-SYN-15", what="sections", most=limits.SECTIONS)
        return raw

    def _blob(self, blob: Blob) -> Iterator[bytes]:
        if len(blob.content) > limits.BLOB:
            raise OdopError("E-SYN-15", what="blob", most=limits.BLOB)
        self._enclosed += len(blob.content)
        if self._enclosed > limits.BLOBS:
            raise OdopError("E-SYN-15", what="blobs", most=limits.BLOBS)
        self._blobs += 1
        yield _line({"blob": {"sha256": blob.sha256, "len": len(blob.content)}})
        yield blob.content
        yield b"\n"

    def _end(self, digests: Mapping[str, Any]) -> bytes:
        told: dict[str, Any] = {"ops": self._ops, "blobs": self._blobs, "entities": dict(self._entities)}
        if self.header.v > 1:
            told["ranges"] = header_fields.told(self.ranges)
        return _line({"end": {**told, "digests": digests}})


def op_text(op: OpLine, own: str) -> str:
    """The line of one op, in its one spelling; `own` is how ids of its chain's ops begin.

    By hand: this is what takes the time of a large package.
    """
    base = canonical(_short(op.base, own)) if op.base else "{}"
    reason = "null" if op.reason is None else _text(op.reason)
    start = f"[{_text(op.kind)},{_text(op.entity)},{_text(op.entity_id)},{base},{reason},{op.schema},"
    if op.body is not None and op.salt is not None:
        return f'{start}"{op.salt.hex()}",{op.body}]'
    return f'{start}null,"{op.commit}"]'


def _short(base: Mapping[str, Sequence[str]], own: str) -> dict[str, list[str | int]]:
    cut = len(own)
    return {key: [int(op[cut:]) if op.startswith(own) else op for op in ops] for key, ops in base.items()}


def _line(value: Mapping[str, Any]) -> bytes:
    raw = canonical(value).encode() + b"\n"
    if len(raw) > limits.SECTION_LINE:
        raise OdopError("E-SYN-15", what="section", most=limits.SECTION_LINE)
    return raw
