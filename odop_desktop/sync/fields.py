"""Readers of what stands in a trust list, each raising ValueError for what it does not take (as `strict` does)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import pyrage  # type: ignore[import-untyped]

from odop_desktop.storage.ops import canonical
from odop_desktop.sync import strict

T = TypeVar("T")
Readers = Mapping[str, Callable[[Any], Any]]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EPOCH = re.compile(r"0|[1-9][0-9]{0,8}")
_AGE = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def whole_object(content: bytes, most: int) -> dict[str, Any]:
    """The object that the bytes write in canonical form: one spelling, so nothing can be slipped in."""
    if len(content) > most:
        raise ValueError("too long")
    told = dict(strict.mapping(strict.parse(content.decode())))
    if canonical(told).encode() != content:
        raise ValueError("not canonical")
    return told


def built(cls: Callable[..., T], readers: Readers, told: object) -> T:
    """A value of the class, each field read by its reader; what a newer program added goes to `more`."""
    left = dict(strict.mapping(told))
    given = {name: read(left.pop(name)) for name, read in readers.items()}
    return cls(**given, more=left)


def many(read: Callable[[Any], T], most: int) -> Callable[[Any], tuple[T, ...]]:
    def each(value: Any) -> tuple[T, ...]:
        if len(strict.listed(value)) > most:
            raise ValueError("too many")
        return tuple(read(one) for one in value)

    return each


def short(value: Any) -> str:
    """A name, a number to call, a code: one line."""
    text = strict.text(value, 200)
    if any(ord(c) < 32 for c in text):
        raise ValueError("not one line")
    return text


def day(value: Any) -> str:
    """An ISO date."""
    if not _DAY.fullmatch(strict.text(value)):
        raise ValueError("no date")
    return str(value)


def key(value: Any) -> bytes:
    """A raw public key of 32 bytes."""
    return strict.from_base64(value, 32)


def recipient(value: Any) -> str:
    """An age recipient; its checksum is right, or no file could be made for anybody beside it."""
    if not _AGE.fullmatch(strict.text(value)):
        raise ValueError("no age recipient")
    try:
        pyrage.x25519.Recipient.from_str(value)
    except pyrage.RecipientError as error:
        raise ValueError("no age recipient") from error
    return str(value)


def place(value: Any) -> tuple[int, int]:
    """[epoch, file number]."""
    epoch, number = strict.listed(value)
    return strict.whole(epoch), strict.whole(number)


def seqs(value: Any) -> dict[int, int]:
    """{epoch: last seq}, whose keys JSON writes as text."""
    told = strict.mapping(value)
    if not all(_EPOCH.fullmatch(epoch) for epoch in told):
        raise ValueError("no epoch")
    return {int(epoch): strict.whole(seq) for epoch, seq in told.items()}
