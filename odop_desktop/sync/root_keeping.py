"""Keeping the offline keys: a file under a passphrase, and paper that a person can type back.

The file is a plain age file (`age -d` opens it). The paper holds the 32 bytes as 14 groups of five characters,
the last of each group a check of its own, so that a slip is found in its group; the last group checks the whole.
Both serve the root keys and the recovery key, and say which of the two they hold.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from hashlib import sha256

import pyrage  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import strict
from odop_desktop.sync.spoken import grouped, heard, letters, value

SHORTEST = 12  # characters of a passphrase: the file may be copied and tried at leisure
_SECRET, _GROUP = 32, 5
_GROUPS = 13  # of the secret; one more checks the whole


class Sort(StrEnum):
    ROOT = "root"
    RECOVERY = "recovery"


def to_file(sort: Sort, secret: bytes, passphrase: str) -> bytes:
    """The file's bytes. E-TRU-32 for a short passphrase. Takes about a second: age makes guessing dear."""
    phrase = _phrase(passphrase)
    if len(phrase) < SHORTEST:
        raise OdopError("E-TRU-32", least=SHORTEST)
    told = canonical({"v": 1, "odop": str(sort), "secret": strict.to_base64(secret)})
    return bytes(pyrage.passphrase.encrypt(told.encode(), phrase, armored=True))


def from_file(sort: Sort, content: bytes, passphrase: str) -> bytes:
    """The secret. E-TRU-30 where the passphrase is another or the file is damaged, 34 for the other sort."""
    try:
        told = strict.mapping(strict.parse(_opened(content, passphrase)))
        found, secret = Sort(told["odop"]), strict.from_base64(told["secret"], _SECRET)
    except (pyrage.DecryptError, ValueError, KeyError) as error:
        raise OdopError("E-TRU-30") from error
    if found is not sort:
        raise OdopError("E-TRU-34")
    return secret


def _opened(content: bytes, passphrase: str) -> str:
    if len(content) > 10_000:
        raise ValueError("too long")
    return bytes(pyrage.passphrase.decrypt(content, _phrase(passphrase))).decode()


def _phrase(typed: str) -> str:
    return unicodedata.normalize("NFC", typed).strip()


def to_paper(sort: Sort, secret: bytes) -> str:
    """The text to print: four lines of groups."""
    plain = letters(secret, _GROUPS * 4) + _whole(sort, secret)
    groups = [plain[i : i + 4] for i in range(0, len(plain), 4)]
    checked = [group + _check(at, group) for at, group in enumerate(groups)]
    return "\n".join(grouped("".join(checked[i : i + 4]), _GROUP) for i in range(0, len(checked), 4))


def from_paper(sort: Sort, typed: str) -> bytes:
    """The secret. E-TRU-31 names the first group that does not read (from 1), 34 the other sort of key.

    E-TRU-35: every group reads, but together they are no key.
    """
    text = heard(typed)
    groups = [text[i : i + _GROUP] for i in range(0, (_GROUPS + 1) * _GROUP, _GROUP)]
    for at, group in enumerate(groups):
        if len(group) < _GROUP or group[4] != _check(at, group[:4]) or value(group) is None:
            raise OdopError("E-TRU-31", group=at + 1)
    number, spare = value("".join(group[:4] for group in groups[:_GROUPS])), _GROUPS * 20 - _SECRET * 8
    if number is None or number & (1 << spare) - 1 or len(text) > (_GROUPS + 1) * _GROUP:
        raise OdopError("E-TRU-35")
    secret = (number >> spare).to_bytes(_SECRET, "big")
    if groups[-1][:4] == _whole(sort, secret):
        return secret
    other = any(groups[-1][:4] == _whole(one, secret) for one in Sort)
    raise OdopError("E-TRU-34" if other else "E-TRU-35")


def _check(at: int, group: str) -> str:
    return letters(sha256(f"odop-desktop/group/{at}/{group}".encode()).digest()[:1], 1)


def _whole(sort: Sort, secret: bytes) -> str:
    return letters(sha256(f"odop-desktop/{sort}/".encode() + secret).digest()[:3], 4)
