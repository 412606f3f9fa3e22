"""What nobody foresaw in a file stands against that file alone: it is refused, and the files after it go on.

A signed file of a changed program may hold what no check of ours asks for. Where working it in fails, nothing of it
is kept, the book and an alarm name its sender, and the event log says where the work stopped: class and place, and
nothing of what the file holds. What is wrong with this PC (its store, its disk, its memory) is no fault of the file.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import PurePath
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError

from odop_desktop.errors import OdopError

CODE = "E-SYN-78"
_OURS = "odop_desktop"
_P = ParamSpec("_P")
_T = TypeVar("_T")


def guarded(work: Callable[_P, _T], *given: _P.args, **named: _P.kwargs) -> _T:
    """What the work gives. E-SYN-78 for any error of it that has no code of its own."""
    try:
        return work(*given, **named)
    except (OdopError, OSError, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, DBAPIError) and (
            error.connection_invalidated or isinstance(error, InterfaceError)
        ):
            raise
        raise OdopError(CODE, fault=_name(error), at=_place(error)) from error


def told(error: OdopError) -> dict[str, object]:
    """For the event log: the error's class and place. Nothing of any other error."""
    return dict(error.facts) if error.code == CODE else {}


def _name(error: Exception) -> str:
    """The driver's own name for it, where it is the database's."""
    return type(error.orig if isinstance(error, DBAPIError) and error.orig else error).__name__


def _place(error: Exception) -> str:
    """The line of ours that was the last one."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _OURS in PurePath(f.filename).parts]
    last = frames[-1] if frames else None
    return f"{PurePath(last.filename).stem}:{last.lineno}" if last else ""
