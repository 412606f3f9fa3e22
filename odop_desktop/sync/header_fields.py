"""The fields of a package's header: what each may hold and how it is read from JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from odop_desktop.sync import strict


class Kind(StrEnum):
    """What a package is for (DECISIONS 30). A rebuild is an H2D from the feed's beginning."""

    D2H = "D2H"  # a district's changes to headquarters
    H2D = "H2D"  # headquarters' answer
    N2N = "N2N"  # one PC's changes to the collecting PC of its district
    ENROL = "ENROL"  # a new PC asks, headquarters answers
    ACK = "ACK"  # a receipt (DECISIONS 30): headquarters' alone; none is written, for an H2D says what came
    REKEY = "REKEY"  # a node's new key, signed by the old one
    TRANSFER = "TRANSFER"  # a person moves to another district


class Counts(NamedTuple):
    ops: int = 0
    blobs: int = 0


class Range(NamedTuple):
    """The first and the last seq of one node's epoch; a headquarters' package may leave out some between."""

    first: int
    last: int


Ranges = Mapping[str, Mapping[int, Range]]  # node → epoch → range


MOST_FILES = 10**9  # of one PC in one epoch
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def _month(value: Any) -> str:
    if not _MONTH.fullmatch(strict.text(value)):
        raise ValueError("not a month")
    return str(value)


def serial(value: Any) -> int:
    """The number of a file or of an epoch: far more than there can be, and far from the end of a column."""
    if (number := strict.whole(value)) > MOST_FILES:
        raise ValueError("no number of a file")
    return number


def _or_empty(read: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value == "" else read(value)


def _key_id(value: Any) -> str:
    strict.from_base64(value, 8)
    return str(value)


def _recipients(value: Any) -> tuple[str, ...]:
    return tuple(_key_id(each) for each in strict.listed(value))


def ranges(value: Any) -> Ranges:
    """Ranges as `told` spells them. ValueError for anything else."""
    return {
        strict.name(node): {_epoch(epoch): _range(each) for epoch, each in strict.mapping(epochs).items()}
        for node, epochs in strict.mapping(value).items()
    }


def told(of: Ranges) -> dict[str, dict[str, list[int]]]:
    """Ranges as JSON has them."""
    return {node: {str(epoch): list(run) for epoch, run in epochs.items()} for node, epochs in of.items()}


def _epoch(text: str) -> int:
    if not re.fullmatch("0|[1-9][0-9]{0,8}", text):
        raise ValueError("not an epoch")
    return int(text)


def _range(value: Any) -> Range:
    first, last = strict.listed(value)
    return Range(strict.whole(first, 1), strict.whole(last, first))


def _counts(value: Any) -> Counts:
    told = strict.mapping(value)
    if set(told) != set(Counts._fields):
        raise ValueError("other counts")
    return Counts(**{name: strict.whole(told[name]) for name in Counts._fields})


# Every field and how it is read; each reader raises ValueError for what it does not take.
FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "v": lambda value: strict.whole(value, 1),
    "kind": Kind,
    "pkg_id": strict.uuid,
    "sender": strict.name,
    "epoch": serial,
    "office": strict.name,
    "to": _or_empty(strict.name),
    "pkg_no": serial,
    "month": _month,
    "ops": ranges,
    "prev": _or_empty(strict.sha256_hex),
    "hq_epoch": strict.whole,
    "hq_ack": strict.whole,
    "trust_version": strict.whole,
    "schema": strict.whole,
    "min_reader": strict.whole,
    "app": lambda value: strict.line(value, 40),
    "created": strict.moment,
    "practice": strict.truth,
    "nil": strict.truth,
    "counts": _counts,
    "kid": _key_id,
    "recipients": _recipients,
    "len": strict.whole,
    "sha256": strict.digest,
}
