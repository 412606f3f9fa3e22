"""What files are called on their way. The receiver never trusts a name; it is for the people who carry them."""

from __future__ import annotations

import re
from pathlib import Path

from odop_desktop.sync import package, parts
from odop_desktop.sync.parts import Part

_SUFFIXES = (package.SUFFIX, parts.SUFFIX)
_TEXT = ".txt"  # behind those, where they travel as text


def named(path: Path) -> bool:
    """Whether it is called as offices' files are."""
    return path.name.lower().removesuffix(_TEXT).endswith(_SUFFIXES)


def package_name(sender: str, to: str, epoch: int, number: int) -> str:
    """'UP-MRD-1_to_HQ_e0_000123.odopsync': district and PC of the sender, the receiver, epoch, file number."""
    return _between(sender, "to", to, epoch, number)


def request_name(pc: str) -> str:
    """'UP-MRD-1_enrol.odopsync': a PC asks to be enrolled."""
    return f"{_plain(pc)}_enrol{package.SUFFIX}"


def wish_name(pc: str) -> str:
    """'UP-MRD-1_new-key.odopsync': a PC asks for its new keys to be listed."""
    return f"{_plain(pc)}_new-key{package.SUFFIX}"


def answer_name(sender: str, to: str, epoch: int, number: int) -> str:
    """'HQ_enrols_UP-MRD-1_e0_000007.odopsync': headquarters' answer to a request."""
    return _between(sender, "enrols", to, epoch, number)


def part_name(whole: str, part: Part) -> str:
    """'UP-MRD-1_to_HQ_e0_000123_2of3.odoppart', of the package's name."""
    return f"{whole.removesuffix(package.SUFFIX)}_{part.part}of{part.parts}{parts.SUFFIX}"


def _between(sender: str, what: str, to: str, epoch: int, number: int) -> str:
    return f"{_plain(sender)}_{what}_{_plain(to)}_e{epoch}_{number:06d}{package.SUFFIX}"


def _plain(code: str) -> str:
    """Only what every disk, CD and mail program takes."""
    return re.sub("[^A-Za-z0-9]+", "-", code).strip("-") or "X"
