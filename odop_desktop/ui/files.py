"""Files that the window writes for people: their name asked for, what was written told, the folder opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from odop_desktop.ui.desk import Desk

POST = "sync"  # under which the folder of files on their way to and from headquarters is remembered
ASIDE = "taken"  # that to which files that were taken in are moved
POSTED = "ODOP (*.odopsync *.odoppart *.txt *)"
PATTERNS = {"xlsx": "Excel (*.xlsx)", "pdf": "PDF (*.pdf)"}


def save_as(desk: Desk, purpose: str, title: str, name: str, suffix: str) -> Path | None:
    """Where to write; the name always ends in the suffix. `title` is a msgid. None: nothing was chosen.

    The chooser asks before a file is replaced; where the suffix was left out it has asked of another name.
    """
    chosen = desk.say.save_file(purpose, desk.words(title), plain(name), PATTERNS[suffix])
    if chosen is None or chosen.suffix.lower() == f".{suffix}":
        return chosen
    whole = chosen.with_name(f"{chosen.name}.{suffix}")
    return whole if may_replace(desk, whole) else None


def plain(name: str) -> str:
    """A name without the signs that Windows takes in none."""
    return "".join("-" if ch in '<>:"/\\|?*' or ord(ch) < 32 else ch for ch in name)


def tell_written(desk: Desk, out: Path) -> None:
    """Says what was written, with a button that opens its folder."""
    desk.say.info(
        lambda w: w("ui.files.saved", file=out.name, folder=str(out.parent)),
        lambda w: w("ui.files.open_folder"),
        lambda: open_outside(out.parent),
    )


def open_outside(path: Path) -> bool:
    """In the program that the system has for it: a workbook in Excel, a folder in the file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def may_replace(desk: Desk, path: Path) -> bool:
    """Asks where a file of that name is there."""
    if not path.exists():
        return True
    w = desk.words
    text = w("ui.files.replace", file=path.name, folder=str(path.parent))
    return desk.say.ask(w("ui.files.replace.title"), text, w("ui.files.replace.yes"), w("ui.cancel"))
