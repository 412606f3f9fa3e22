"""The process that opens workbooks, so that a hostile one can kill nothing but it.

Started by `spawn`, it bounds itself first, then sends pickled chunks through a pipe. What it sends is swept:
the parent never holds an Aadhaar number, and nothing is written to disk. A frozen program must call
`multiprocessing.freeze_support()` before anything else.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.identity.aadhaar import sweep
from odop_desktop.sheets.limits import Limits, confine
from odop_desktop.sheets.pipeline import read_sheet
from odop_desktop.sheets.rows import CleanRow, Reading, SheetFacts

CHUNK = 250  # rows a message: unpacking one holds every other thread up
_TICK = 0.1  # seconds between two looks at whether somebody has cancelled

FACTS, ROWS, DONE, REFUSED, BUG = "facts", "rows", "done", "refused", "bug"


class ReaderBug(RuntimeError):
    """The reading process met a mistake of ours; the text is its stack without any value."""


def work(pipe: Connection) -> None:
    """What the child does. Sends (FACTS, …), (ROWS, […])…, (DONE, None); or (REFUSED, …) or (BUG, …)."""
    path, reading, limits = pipe.recv()
    _be_silent()
    confine(limits)
    try:
        _send_rows(pipe, path, reading, limits)
        pipe.send((DONE, None))
    except OdopError as e:
        facts = {"file": path.name, **e.facts}
        pipe.send(
            (REFUSED, (e.code, {k: sweep(v).text if isinstance(v, str) else v for k, v in facts.items()}))
        )
    except MemoryError:
        os._exit(90)
    except BrokenPipeError:
        return
    except Exception as e:
        pipe.send((BUG, _stack(e)))
    except BaseException as e:  # the value reader's panic is no Exception and has no name to import
        if type(e).__name__ != "PanicException":
            raise
        pipe.send((REFUSED, ("E-XLS-05", {"file": path.name})))


def _send_rows(pipe: Connection, path: Path, reading: Reading, limits: Limits) -> None:
    chunk: list[CleanRow] = []
    for item in read_sheet(path, reading, limits):
        if isinstance(item, SheetFacts):
            pipe.send((FACTS, item))
            continue
        chunk.append(item)
        if len(chunk) == CHUNK:
            pipe.send((ROWS, chunk))
            chunk = []
    if chunk:
        pipe.send((ROWS, chunk))


def _be_silent() -> None:
    """The value reader's last words on running out of memory go nowhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(null, stream)
    os.close(null)


def _stack(error: BaseException) -> str:
    """Where it happened, without the message: that may quote a cell."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(
        [type(error).__name__, *(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))]
    )


class Child:
    """The parent's side. `receive` waits for the next message; `close` ends the process whatever it does."""

    def __init__(self, path: Path, reading: Reading, limits: Limits, cancelled: Callable[[], bool]) -> None:
        context = get_context("spawn")
        self._file, self._cancelled = path.name, cancelled
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        # By our own pipe: what `spawn` itself hands over blocks for ever if the child dies before reading it.
        with suppress(OSError):  # a child that is gone is told of by `receive`
            self._pipe.send((path, reading, limits))

    def receive(self) -> tuple[str, Any]:
        """The next message. OdopError: the child's own, E-XLS-90 (it was killed), E-XLS-91 (cancelled)."""
        while not self._pipe.poll(_TICK):
            if self._cancelled():
                raise OdopError("E-XLS-91", file=self._file)
        try:
            kind, body = self._pipe.recv()
        except (EOFError, OSError) as e:
            raise OdopError("E-XLS-90", file=self._file) from e
        if self._cancelled():
            raise OdopError("E-XLS-91", file=self._file)
        if kind == REFUSED:
            raise OdopError(body[0], **body[1])
        if kind == BUG:
            raise ReaderBug(body)
        return kind, body

    def close(self) -> None:
        self._pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._process.close()
