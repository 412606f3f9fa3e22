"""What an auditor needs to read files with programs that everybody can get: the recovery key as an age identity.

It is the same key as in the envelope and on the pen drive, in the form that `age -i` reads (C2SP age.md).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import agekey, listed, package
from odop_desktop.sync.trust_founding import recipient_of

NAME = "identity.txt"


def identity(office: Office, recovery: bytes, out: Path) -> Path:
    """Writes the identity of the recovery key (32 bytes) into the folder, readable by nobody but who writes it.

    E-SYN-84: this is not headquarters; E-TRU-45: another headquarters' key; E-SYN-18, 19: the folder takes no file.
    """
    trust = listed.headquarters(office)
    if recipient_of(recovery) != trust.hq.recovery:
        raise OdopError("E-TRU-45")
    path = out / NAME
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # one that was there may be open to others
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(f"{agekey.text_of(recovery)}\n")
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise package.not_written(path, error) from error
    office.note("sync.hq.identity", file=NAME)
    return path
