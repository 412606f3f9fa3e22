"""What a database says when it cannot go on, as a code the user gets words for."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError

from odop_desktop.errors import OdopError

# SQLite's primary result codes (sqlite.org/rescode.html).
_SQLITE = {
    5: "E-DB-12",  # BUSY
    6: "E-DB-12",  # LOCKED
    8: "E-DB-08",  # READONLY
    10: "E-DB-07",  # IOERR
    11: "E-DB-01",  # CORRUPT
    13: "E-DB-06",  # FULL
    14: "E-DB-08",  # CANTOPEN
    26: "E-DB-01",  # NOTADB
}

# PostgreSQL's SQLSTATE classes and codes (appendix A of its manual).
_SERVER = {
    "53100": "E-DB-06",  # disk full
    "58030": "E-DB-07",  # io error
    "25006": "E-DB-08",  # read only transaction
    "55P03": "E-DB-12",  # lock not available
    "40P01": "E-DB-12",  # deadlock
    "40001": "E-DB-12",  # serialization failure
    "XX001": "E-DB-01",  # data corrupted
    "XX002": "E-DB-01",  # index corrupted
}
# Classes: it is not reached, not let in, has too little memory or too many at once, is being stopped, has no such base.
_AWAY = ("08", "28", "53", "57", "3D")


def code_of(error: BaseException) -> str | None:
    """The code for an error of the database driver, or None where the mistake is ours."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return _SERVER.get(state) or ("E-DB-13" if state[:2] in _AWAY else None)
    # psycopg gives no SQLSTATE where the server was never reached or has gone away
    return "E-DB-13" if type(error).__module__.startswith("psycopg") and _lost(error) else None


def worded(error: DBAPIError, file: str) -> OdopError | None:
    """The error as the user meets it; `file` is the store or the server it concerns."""
    code = code_of(error.orig) if error.orig is not None else None
    return OdopError(code, file=file) if code else None


def _lost(error: BaseException) -> bool:
    return type(error).__name__ == "OperationalError"
