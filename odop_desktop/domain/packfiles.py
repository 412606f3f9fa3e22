"""A state pack as the texts of its files: how it travels, and how an office keeps it in its own store."""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from odop_desktop.domain.packfind import HEAD
from odop_desktop.domain.packtables import TABLES
from odop_desktop.errors import OdopError

LISTS = "value_lists.csv"
FILES = (HEAD, LISTS, "ATTRIBUTION.md", *(f"{table.name}.csv" for table in TABLES), "loi_products.csv")
MOST = 4_000_000  # bytes of all files together; that of Uttar Pradesh has 0.1 MB
Texts = Mapping[str, str]  # file's name → what stands in it


def gathered(source: Path) -> dict[str, str]:
    """The texts of a pack's folder, or of a zip file that holds one.

    E-PCK-01: there is none; E-PCK-25: it cannot be read or is no text; E-PCK-26: larger than a pack may be.
    """
    try:
        found = _zipped(source) if source.is_file() else _in_folder(source)
        texts = {name: raw.decode("utf-8") for name, raw in found.items()}
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise OdopError("E-PCK-25", pack=source.name) from error
    if HEAD not in texts:
        raise OdopError("E-PCK-01", folder=str(source))
    return texts


def named(texts: Texts) -> tuple[str, str]:
    """The State and the version that a pack says it is of. E-PCK-25 where it says neither."""
    try:
        told = tomllib.loads(texts.get(HEAD, ""))
        state, version = told["state"], told["version"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise OdopError("E-PCK-25", pack=HEAD) from error
    if not (isinstance(state, str) and re.fullmatch("[A-Z]{2}", state) and isinstance(version, str)):
        raise OdopError("E-PCK-25", pack=HEAD)
    return state, version


def _in_folder(folder: Path) -> dict[str, bytes]:
    there = [folder / name for name in FILES if (folder / name).is_file()]
    _small_enough(folder.name, sum(path.stat().st_size for path in there))
    return {path.name: path.read_bytes() for path in there}


def _zipped(file: Path) -> dict[str, bytes]:
    """Of a zip file the folder in which its `pack.toml` lies, wherever that is."""
    with zipfile.ZipFile(file) as packed:
        heads = [PurePosixPath(n) for n in packed.namelist() if PurePosixPath(n).name == HEAD]
        if not heads:
            return {}
        folder = min(heads, key=lambda path: len(path.parts)).parent
        there = [info for name in FILES if (info := packed.NameToInfo.get(str(folder / name)))]
        _small_enough(file.name, sum(info.file_size for info in there))
        return {PurePosixPath(info.filename).name: _read(packed, info) for info in there}


def _read(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """No more than the entry says it holds: what says less than it holds is damaged."""
    with packed.open(info) as f:
        raw = f.read(info.file_size + 1)
    if len(raw) != info.file_size:
        raise zipfile.BadZipFile(info.filename)
    return raw


def _small_enough(name: str, size: int) -> None:
    if size > MOST:
        raise OdopError("E-PCK-26", pack=name, most=MOST // 1_000_000)


@contextmanager
def laid(texts: Texts, state: str) -> Iterator[Path]:
    """The pack as a folder of files, for as long as it is looked at. E-PCK-25: the disk takes none."""
    try:
        with TemporaryDirectory(prefix="odop-pack-") as there:
            folder = Path(there) / state
            folder.mkdir()
            for name, text in texts.items():
                (folder / name).write_text(text, encoding="utf-8", newline="")
            yield folder
    except OSError as error:
        raise OdopError("E-PCK-25", pack=state) from error


def newer(version: str, than: str) -> bool:
    """By the numbers in it from the left: 2026.10 is newer than 2026.9, 2026.9.1 newer than 2026.9."""
    return _order(version) > _order(than)


def _order(version: str) -> tuple[tuple[int, ...], str]:
    numbers = tuple(int(n) for n in re.findall(r"[0-9]{1,9}", version))
    return numbers, version if not numbers else ""
