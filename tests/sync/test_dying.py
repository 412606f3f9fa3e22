"""The program dies while it takes a file in: the archive holds what went in, and nothing else goes before that."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from odop_desktop.actions import records
from odop_desktop.deeds import post
from odop_desktop.domain import catalogue as c
from odop_desktop.sync import archive, inbox, package, recalling
from tests.sync.lab import HQ, Lab, hand_in, open_
from tests.sync.test_going_back import copied
from tests.sync.test_recalling import goes_back


def barred(*_: object) -> None:
    """Another program has the file open."""
    raise PermissionError


def test_a_file_with_which_the_program_died_never_came(lab: Lab) -> None:
    """A twin's: what was taken in meanwhile stands, and a headquarters put back, or built again, comes to the same."""
    lab.round("chm")
    lab.shut("chm")
    shutil.copytree(lab.folder / "chm", lab.folder / "clone")
    copied(lab, HQ)
    lost = lab.make("chm", name_hi="सुनीता देवी")
    forked = lab.send("chm").file.read_bytes()
    place, id = lab.office(HQ).place, package.read_header(forked).pkg_id
    archive.keep_received(place, id, lab.node("chm"), forked)
    with closing(open_(lab.folder / "clone")) as clone:
        (stands,) = (id for _, id in records.make(clone, kind=c.ARTISAN, values={"name_hi": "कमला"}).touched)
        assert lab.take(HQ, hand_in(clone, lab.post).file).error is None
    assert (archive.received(place, id), archive.coming(place)) == (b"", [])
    goes_back(lab, HQ)
    assert recalling.recall(lab.office(HQ)) == 1
    assert lab.row(HQ, stands) and not lab.row(HQ, lost)
    got = inbox.take(lab.office(HQ), forked)
    assert got.error is not None
    assert got.error.code == "E-SYN-56"


def test_a_file_that_went_in_before_the_program_died_lies_with_the_others(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = lab.send("chm").file.read_bytes()
    place, id = lab.office(HQ).place, package.read_header(content).pkg_id
    with monkeypatch.context() as patch:
        patch.setattr(archive, "arrived", lambda *_: None)
        inbox.take(lab.office(HQ), content)
    assert archive.received(place, id) == b""
    with monkeypatch.context() as patch:
        patch.setattr(archive, "bring", barred)
        post.settle(lab.office(HQ))
    assert archive.received(place, id) == b""
    post.settle(lab.office(HQ))
    assert archive.received(place, id) == content


def test_put_back_it_is_the_last_that_the_archive_gives(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it had gone in nobody knows any more; nothing of it is lost, and it stands in nobody's way."""
    copied(lab, HQ)
    id = lab.make("chm", name_hi="सुनीता देवी")
    with monkeypatch.context() as patch:
        patch.setattr(archive, "arrived", lambda *_: None)
        assert lab.take(HQ, lab.send("chm").file).error is None
    goes_back(lab, HQ)
    assert recalling.recall(lab.office(HQ)) == 1
    assert lab.row(HQ, id) and archive.coming(lab.office(HQ).place) == []


def test_a_file_taken_in_stays_in_the_archive_however_often_it_comes(lab: Lab) -> None:
    content = lab.send("chm").file.read_bytes()
    id = package.read_header(content).pkg_id
    for _ in range(2):
        inbox.take(lab.office(HQ), content)
        assert archive.received(lab.office(HQ).place, id) == content
