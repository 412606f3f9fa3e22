"""What nobody foresaw in a file refuses that file alone; what is wrong with this PC is no fault of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from odop_desktop.errors import OdopError
from odop_desktop.queries import alarms
from odop_desktop.sync import before, preview, recalling, receiving, taking
from odop_desktop.sync.receiving import APPLIED, REFUSED
from tests.sync.bad_files import log
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def _fails(work: Callable[..., Any], sender: str, error: Exception) -> Callable[..., Any]:
    """The work, which ends in this error for files of that PC."""

    def take_in(conn: Any, here: Any, header: Any, lines: Any) -> Any:
        done = work(conn, here, header, lines)
        if header.sender == sender:
            raise error
        return done

    return take_in


def test_what_nobody_foresaw_refuses_that_file_alone(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is kept; the book, the alarm and the event log name it, and nothing of what it held."""
    lab.make("chm", name_hi="गुप्त नाम")
    lab.make("klu", name_hi="सुनीता देवी")
    files = [lab.send("chm").file, lab.send("klu").file]
    failing = _fails(taking.take_in, lab.node("chm"), KeyError("गुप्त नाम"))
    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in", failing)
        assert (seen := preview.of(lab.office(HQ), files[0])).state == REFUSED
        assert seen.error is not None and seen.error.code == "E-SYN-78"
        outcomes = receiving.receive(lab.office(HQ), files)
    assert [(each.state, each.code) for each in outcomes] == [(REFUSED, "E-SYN-78"), (APPLIED, "")]
    (alarm,) = alarms.unseen(lab.office(HQ))
    assert (alarm.sender, alarm.number, alarm.code) == (lab.node("chm"), 1, "E-SYN-78")
    what, facts = next(
        (what, facts) for what, facts in log(lab.office(HQ)) if facts.get("code") == "E-SYN-78"
    )
    assert (what, facts["fault"]) == ("sync.alarm", "KeyError")
    assert facts["at"].startswith("entering:") and "गुप्त" not in str(facts)
    assert [each.state for each in receiving.receive(lab.office(HQ), files[:1])] == [APPLIED]


def test_what_nobody_foresaw_in_the_archive_keeps_the_rest_from_nobody(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(lab, HQ)
    ids = [lab.make(who, name_hi="सुनीता देवी") for who in ("chm", "klu")]
    lab.round("chm", "klu")
    goes_back(lab, HQ)
    failing = _fails(taking.take_in, lab.node("chm"), KeyError("गुप्त नाम"))
    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in", failing)
        assert recalling.recall(lab.office(HQ)) == 3
    assert [lab.row(HQ, id) is not None for id in ids] == [False, True]


def test_a_disk_that_is_full_ends_no_looking_through_the_archive(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    lab.round("chm")
    goes_back(lab, HQ)
    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in", _fails(taking.take_in, lab.node("chm"), OSError(28, "full")))
        with pytest.raises(OSError, match="full"):
            recalling.recall(lab.office(HQ))
    recalling.recall(lab.office(HQ))
    assert lab.row(HQ, id) is not None


def test_a_database_that_is_gone_is_no_fault_of_the_file(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    lab.make("chm", name_hi="क")
    file = lab.send("chm").file
    gone = OperationalError("SELECT 1", {}, Exception("gone"), connection_invalidated=True)
    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in", _fails(taking.take_in, lab.node("chm"), gone))
        with pytest.raises(OperationalError):
            receiving.receive(lab.office(HQ), [file])
    assert [each.state for each in receiving.receive(lab.office(HQ), [file])] == [APPLIED]


@pytest.mark.parametrize("fault", [psycopg.errors.OutOfMemory, psycopg.errors.TooManyConnections])
def test_a_server_that_has_too_little_is_no_fault_of_the_file(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, fault: type[psycopg.Error]
) -> None:
    file = lab.send("chm").file
    little = OperationalError("SELECT 1", {}, fault())
    with monkeypatch.context() as patched:
        patched.setattr(taking, "take_in", _fails(taking.take_in, lab.node("chm"), little))
        with pytest.raises(OdopError, match="E-DB-13"):
            receiving.receive(lab.office(HQ), [file])
    assert [each.state for each in receiving.receive(lab.office(HQ), [file])] == [APPLIED]


def test_what_nobody_foresaw_in_what_lies_there_stands_against_it_alone(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the inbox, held against the book before it is taken in."""
    files = [lab.send("chm").file, lab.send("klu").file]
    real = before.unwrap

    def failing(source: Path) -> Any:
        if source == files[0]:
            raise KeyError
        return real(source)

    monkeypatch.setattr(before, "unwrap", failing)
    outcomes = receiving.receive(lab.office(HQ), files, lying=files)
    assert [each.state for each in outcomes] == [APPLIED, APPLIED]


def test_a_name_of_a_file_that_is_no_text_is_booked(lab: Lab) -> None:
    bad = lab.post / "\udcff.odopsync"
    lab.post.mkdir(exist_ok=True)
    bad.write_bytes(b"no file of ours")
    assert [each.state for each in receiving.receive(lab.office(HQ), [Path(bad)])] == [REFUSED]
    assert log(lab.office(HQ))[-1][1]["file"] == "?.odopsync"
