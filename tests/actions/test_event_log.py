"""What changes no record still leaves its line: refused files, exports, copies, sign-ins."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from odop_desktop.actions import exports, imports, safety, setup
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.signin import open_office
from odop_desktop.storage import eventlog
from odop_desktop.storage.slots import Cost
from odop_desktop.storage.tables.log import EventLog
from tests.actions.offices import ROOM, Clock


def _log(office: Office) -> list[tuple[str, dict[str, Any]]]:
    with office.reading() as conn:
        lines = conn.execute(select(EventLog.what, EventLog.facts).order_by(EventLog.seq)).all()
        assert list(eventlog.broken(conn)) == []
    return [(what, json.loads(facts)) for what, facts in lines]


def test_a_refused_file_is_noted_by_name_size_hash_and_reason(office: Office, tmp_path: Path) -> None:
    bad = tmp_path / "सूची.xlsx"
    bad.write_bytes(b"not a workbook 639150008060")
    with pytest.raises(OdopError) as caught:
        imports.run(office, kind=c.ARTISAN, path=bad)
    what, facts = _log(office)[-1]
    assert what == "import.refused"
    assert facts == {
        "file": "सूची.xlsx",
        "size": 27,
        "sha256": sha256(bad.read_bytes()).hexdigest(),
        "reason": caught.value.code,
    }
    assert "639150008060" not in json.dumps(_log(office))


def test_exports_and_copies_are_noted(office: Office, tmp_path: Path) -> None:
    rows = exports.sheet(office, kind=c.PRODUCT, out=tmp_path / "p.xlsx", purpose="प्रेस सूची")
    safety.backup(office, out=tmp_path / "copy.odopbackup")
    noted = dict(_log(office))
    assert noted["export"] == {"kind": "products", "file": "p.xlsx", "rows": rows, "purpose": "प्रेस सूची"}
    assert noted["backup"] == {"file": "copy.odopbackup"}


def test_a_sign_in_to_a_real_office_is_noted(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    setup.create(
        Wish(folder, "HP", "CHM", 1, "asha", "a long password", cost=Cost(m=64, t=1, p=1)), room=ROOM
    )
    office = open_office(folder, lambda: ("asha", "a long password"), clock=Clock(), room=ROOM)
    assert _log(office) == [("sign-in", {})]
    office.close()
