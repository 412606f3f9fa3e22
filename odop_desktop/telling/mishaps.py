"""What to say of an exception, whatever it is, and the report of our own mistakes."""

from __future__ import annotations

import os
import tempfile
import traceback

from odop_desktop import __version__
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.telling.wording import of_the_disk


def refusal(words: Words, error: BaseException) -> OdopError:
    """The user's to mend as it is; one of the disk in words (E-CLI-03); else our mistake, reported (E-BUG-01)."""
    match error:
        case OdopError():
            return error
        case OSError():
            return of_the_disk(words, error)
        case _:
            return OdopError("E-BUG-01", file=report(error))


def report(bug: BaseException) -> str:
    """Writes where the mistake is (never what was in the records) to a file and returns its name."""
    lines = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(bug.__traceback__)]
    fd, name = tempfile.mkstemp(prefix="odop-report-", suffix=".txt")
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        file.write("\n".join([f"ODOP Desktop {__version__}", type(bug).__name__, *lines]) + "\n")
    return name
