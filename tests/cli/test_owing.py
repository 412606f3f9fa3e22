"""`sync offices`, `sync status` after headquarters came back from a copy: who owes what, and what to do."""

from __future__ import annotations

import pytest

from tests.actions.offices import PASSWORD
from tests.cli.saying import sayer
from tests.cli.test_headquarters import facts
from tests.sync.conftest import _offices, lab
from tests.sync.lab import HQ, Lab
from tests.sync.test_owing import gone_back

__all__ = ["_offices", "lab"]


def test_who_owes_what(lab: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ODOP_USER", "clerk")
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    gone_back(lab)
    lab.take("chm", lab.answer("chm").file)
    for who in (HQ, "chm"):
        lab.shut(who)
    hq, chm = (sayer(capsys, lab.folder / who) for who in (HQ, "chm"))
    owed = {each["code"]: each["owed"] for each in facts(hq("sync", "offices", "--json"))["offices"]}
    assert owed == {"HP-CHM": "awaited", "HP-KLU": "untold"}
    told = hq("sync", "status", lang="hi").out
    assert "2 में से 2 कार्यालयों" in told and "HP-CHM: लौटने के बाद इसकी फ़ाइल आनी है" in told
    assert len(facts(chm("sync", "status", "--json"))["gives_back"]) == 1
    assert "1 of its own files" in chm("sync", "status", lang="en").out
