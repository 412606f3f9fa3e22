"""What of a file that is held counts already: headquarters' trust list, which the roots have signed.

A PC that was put back to a copy from before it got its new keys signs with keys that headquarters no longer
takes: it could never send the file by whose answer the gap would close, did it not learn of the list from the
very file that waits for it. So does an office learn at once that a PC was revoked, however much is missing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import desk, entering, floor, package
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import TRUST
from odop_desktop.sync.sorting import newer_trust


def keep_list(office: Office, header: Header | None, content: bytes, error: OdopError) -> None:
    """Goes by the newer list in a file of headquarters that is held for a gap.

    What may be wrong with the list is said when the file goes in; it is held all the same.
    """
    if error.code not in entering.GAPS or header is None or header.kind is not Kind.H2D:
        return
    with suppress(OdopError), office.transaction() as conn:
        here = desk.sit(office, conn)
        signed = entering.verified(here, header, content)
        told: dict[str, dict[str, Any]] = {}
        for line in package.open(content, signed, here.keys.identity(header.recipients)):
            if not isinstance(line, Section) or TRUST in told:
                break
            told.setdefault(line.name, {}).update(line.content)
        found = newer_trust(conn, here, told)
        if found.version > here.trust.version:
            floor.rise(office, found)
