"""A file that is there whole or not at all: written beside, then renamed."""

from __future__ import annotations

import errno
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from odop_desktop.errors import OdopError

_FULL = frozenset((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A fresh name in the same folder to write to; renamed to `path` when the block ends well.

    OdopError E-XLS-60 (the folder or the file cannot be written; perhaps it is open in Excel), E-XLS-61 (no
    room). Whatever goes wrong, `path` keeps what it held and nothing stays beside it.
    """
    own = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        yield own
        own.replace(path)
    except OSError as e:
        code = "E-XLS-61" if e.errno in _FULL else "E-XLS-60"
        raise OdopError(code, file=path.name, folder=str(path.parent)) from e
    finally:
        with suppress(OSError):  # a drive that is gone has taken it along
            own.unlink()
