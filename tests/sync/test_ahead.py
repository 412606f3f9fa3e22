"""The trust list in a file that is held counts at once: a PC put back before its new keys were listed goes on."""

from __future__ import annotations

from dataclasses import replace

from odop_desktop.sync import centre, desk, enrol_request, joining, package, phrase, renewal, replaced
from odop_desktop.sync.envelope import MAGIC
from odop_desktop.sync.header import key_id
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back
from tests.sync.trusted import refused


def listed_anew(lab: Lab, who: str) -> None:
    """The PC asks for new keys, and headquarters lists them."""
    wish = renewal.new_keys(lab.office(who), lab.post)
    centre.take_new_keys(lab.office(HQ), wish.read_bytes(), lab.roots)


def version(lab: Lab, who: str) -> int:
    with lab.office(who).reading() as conn:
        return desk.sit(lab.office(who), conn).trust.version


def put_back_before_its_list(lab: Lab) -> str:
    """Chamba's newest work is at headquarters; its own copy is older than that, and than the list with its keys.

    Returns the record that only headquarters has.
    """
    lab.round("chm")
    old = copied(lab, "chm")
    id = lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    listed_anew(lab, "chm")
    goes_back(lab, "chm", old)
    return id


def test_a_pc_put_back_before_its_new_list_came_goes_on(lab: Lab) -> None:
    id = put_back_before_its_list(lab)
    its_own = lab.send("chm").file
    told = lab.take(HQ, its_own)
    assert told.error is not None
    assert (told.error.code, told.error.facts["pc"]) == ("E-TRU-42", "HP-CHM-1")
    held = lab.take("chm", lab.answer("chm").file)
    assert held.error is not None
    assert held.error.code == "E-SYN-59"
    assert version(lab, "chm") == version(lab, HQ)
    lab.round("chm")
    assert lab.row("chm", id)


def test_a_held_file_with_no_newer_list_changes_nothing(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, "chm")
    lab.make("chm", name_hi="सुनीता देवी")
    assert lab.take(HQ, lab.send("chm").file).error is None
    goes_back(lab, "chm", old)
    before = version(lab, "chm")
    held = lab.take("chm", lab.answer("chm").file)
    assert held.error is not None
    assert held.error.code == "E-SYN-59"
    assert version(lab, "chm") == before


def test_only_the_senders_own_former_key_is_told_apart(lab: Lab) -> None:
    """Whoever names a former key without having it is told what every forger is told."""
    put_back_before_its_list(lab)
    file = lab.send("chm").file.read_bytes()
    header = package.read_header(file)
    with lab.office(HQ).reading() as conn:
        trust = desk.sit(lab.office(HQ), conn).trust
    now = trust.node(header.sender).sign[-1].key
    assert header.kid == key_id(trust.node(header.sender).sign[0].key)
    refused("E-TRU-42", lambda: replaced.verify(file, header, now, trust))
    first = len(MAGIC) + 4 + int.from_bytes(file[len(MAGIC) :][:4], "big")
    forged = file[:first] + bytes(64) + file[first + 64 :]
    refused("E-SYN-06", lambda: replaced.verify(forged, header, now, trust))
    other = replace(header, sender=lab.node("klu"))
    refused("E-SYN-06", lambda: replaced.verify(file, other, now, trust))


def test_a_pc_whose_keys_are_gone_is_told_to_enrol_anew(lab: Lab) -> None:
    """Its whole folder was laid back, the vault with it: headquarters writes to a key that it has no more."""
    lab.round("chm")
    office = lab.office("chm")
    old = office.place.vault.read_bytes()
    listed_anew(lab, "chm")
    office.place.vault.write_bytes(old)
    got = lab.take("chm", lab.answer("chm").file)
    assert got.error is not None
    assert got.error.code == "E-TRU-05"
    hq = lab.office(HQ)
    phrase.master(hq.place, hq.key)
    asked = joining.request(lab.office("chm"), lab.post, phone="01899-222001")
    request = enrol_request.read_request(asked.file)
    told = centre.accept(hq, request, lab.roots, confirmed=asked.fingerprint, out=lab.post, renew=True)
    joining.take(lab.office("chm"), told, lab.trust.roots.fingerprint)
    lab.round("chm")
