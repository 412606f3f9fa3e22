"""The offline keys of a headquarters on their sticks: written to two places, read back, taken from there to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from odop_desktop.domain import plainfile
from odop_desktop.errors import OdopError
from odop_desktop.storage.files import write_whole
from odop_desktop.sync import root_keeping
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.roots import RootKey
from odop_desktop.sync.trust_founding import Begun

SUFFIX = ".odopkey"
_LARGEST = 10_000  # bytes of a key file


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A key as it goes on paper: `sort` root or recovery, number `which` of `keys`."""

    sort: str
    which: int
    keys: int
    text: str


def write(begun: Begun, places: tuple[Path, Path], passphrase: str) -> list[Path]:
    """Each root key into a place of its own, the recovery key into both; each file read back. As `write_roots`."""
    made = write_roots(begun.roots, places, passphrase)
    recovery = root_keeping.to_file(Sort.RECOVERY, begun.recovery, passphrase)
    return made + [_laid(place / f"recovery{SUFFIX}", recovery) for place in places]


def write_roots(
    keys: tuple[RootKey, RootKey], places: tuple[Path, Path], passphrase: str, no: int = 1
) -> list[Path]:
    """Each root key into a place of its own; `no`: of which set they are, counted from 1.

    E-TRU-32: the passphrase is too short; E-SYN-18: a place takes no file; E-SYN-88: both are one place.
    """
    one, two = places
    if one.resolve() == two.resolve():
        raise OdopError("E-SYN-88")
    made = []
    for n, (place, key) in enumerate(zip(places, keys, strict=True), 1):
        name = f"root-{n}{SUFFIX}" if no == 1 else f"root-{n}_set-{no}{SUFFIX}"
        made.append(_laid(place / name, root_keeping.to_file(Sort.ROOT, key.secret, passphrase)))
    return made


def _laid(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        if path.read_bytes() != content:
            raise OSError("reads back otherwise")
    except OSError as error:
        raise OdopError("E-SYN-18", file=path.name) from error
    return path


def texts(begun: Begun) -> list[Text]:
    """The three keys for their paper."""
    recovery = Text("recovery", 1, 1, root_keeping.to_paper(Sort.RECOVERY, begun.recovery))
    return [*root_texts(begun.roots), recovery]


def root_texts(keys: Sequence[RootKey]) -> list[Text]:
    """Root keys for their paper."""
    return [
        Text("root", n, len(keys), root_keeping.to_paper(Sort.ROOT, key.secret))
        for n, key in enumerate(keys, 1)
    ]


def read(files: Sequence[Path], passphrase: str) -> tuple[RootKey, ...]:
    """The root keys in these files. E-SYN-86: a file is missing; E-TRU-30: another passphrase; 34: another key."""
    return tuple(RootKey(root_keeping.from_file(Sort.ROOT, _bytes(file), passphrase)) for file in files)


def typed(text: str) -> RootKey:
    """A root key typed from its paper. E-TRU-31, 34, 35."""
    return RootKey(root_keeping.from_paper(Sort.ROOT, text))


def recovery(file: Path, passphrase: str) -> bytes:
    """The recovery key in its file. E-SYN-86, E-TRU-30, 34."""
    return root_keeping.from_file(Sort.RECOVERY, _bytes(file), passphrase)


def recovery_typed(text: str) -> bytes:
    """The recovery key typed from its paper. E-TRU-31, 34, 35."""
    return root_keeping.from_paper(Sort.RECOVERY, text)


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size <= _LARGEST:
            return plainfile.read(file)
    except OSError as error:
        raise OdopError("E-SYN-86", file=file.name) from error
    raise OdopError("E-SYN-86", file=file.name)
