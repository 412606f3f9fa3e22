"""A store put back from a copy goes on with the newest trust list that its PC had, or takes no older one again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from odop_desktop.storage import sealing, vault
from odop_desktop.sync import desk, floor, roots, trust_edit
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status
from tests.sync.lab import DAY, HQ, Lab
from tests.sync.test_going_back import copied, goes_back
from tests.sync.trusted import refused


def lost(lab: Lab) -> TrustList:
    """Headquarters takes Chamba's second PC out of use."""
    assert lab.trust is not None
    draft = trust_edit.ended(lab.trust, lab.node("chm2"), DAY, last_file=None, last={})
    found = roots.sign(draft, lab.roots)
    with lab.office(HQ).transaction() as conn:
        desk.take_trust(conn, lab.office(HQ), found)
    return found


def known(lab: Lab, who: str) -> int:
    with lab.office(who).reading() as conn:
        return desk.sit(lab.office(who), conn).trust.version


@pytest.fixture
def gone_back(lab: Lab) -> Lab:
    """Chamba has taken the newer list and was then put back to a copy of before."""
    lab.round("chm")
    old = copied(lab, "chm")
    lost(lab)
    lab.round("chm")
    assert known(lab, "chm") == 2
    goes_back(lab, "chm", old)
    return lab


def listless(lab: Lab, who: str = "chm") -> Path:
    """The list beside the vault is lost too, and the archive of files, which would bring it again."""
    root = lab.office(who).place.root
    shutil.rmtree(root / "post", ignore_errors=True)
    (root / floor.FILE).unlink()
    return root / floor.FILE


def test_a_restored_copy_goes_by_the_list_beside_the_vault(gone_back: Lab) -> None:
    lab = gone_back
    assert known(lab, "chm") == 2
    file = lab.collect("chm2", "chm").file
    error = lab.take("chm", file).error
    assert error is not None
    assert error.code == "E-TRU-02"


def test_without_it_the_number_in_the_vault_keeps_older_files_out(gone_back: Lab) -> None:
    lab = gone_back
    listless(lab)
    assert known(lab, "chm") == 1
    file = lab.collect("chm2", "chm").file
    error = lab.take("chm", file).error
    assert error is not None
    assert error.code == "E-TRU-18"
    lab.round("chm")
    assert known(lab, "chm") == 2


def test_headquarters_file_of_an_older_list_is_not_taken(lab: Lab) -> None:
    lab.round("chm")
    early = lab.answer("chm").file
    old = copied(lab, "chm")
    lost(lab)
    lab.round("chm")
    goes_back(lab, "chm", old)
    listless(lab)
    error = lab.take("chm", early).error
    assert error is not None
    assert error.code == "E-TRU-18"


def test_headquarters_put_back_still_knows_which_pc_was_lost(lab: Lab) -> None:
    lab.round("chm")
    old = copied(lab, HQ)
    lost(lab)
    goes_back(lab, HQ, old)
    with lab.office(HQ).reading() as conn:
        here = desk.sit(lab.office(HQ), conn)
    assert here.trust.version == 2
    assert here.trust.node(lab.node("chm2")).status is Status.REVOKED
    error = lab.take(HQ, lab.send("chm2").file).error
    assert error is not None
    assert error.code == "E-TRU-02"


def test_the_number_is_sealed_and_only_rises(lab: Lab) -> None:
    office = lab.office("chm")
    assert lab.trust is not None
    for version in (3, 2):
        head = replace(lab.trust.head, version=version)
        floor.rise(office, replace(lab.trust, head=head))
        assert floor.of(office.place, office.key) == 3
    kept = vault.load(office.place.vault)
    assert "3" not in kept.secrets["trust"].values()
    moved = replace(
        kept, secrets={**kept.secrets, "trust": sealing.with_secret(kept, office.key, "x", b"1").secrets["x"]}
    )
    vault.save(office.place.vault, moved, office.key)
    refused("E-VLT-10", lambda: floor.of(office.place, office.key))


def test_a_false_list_beside_the_vault_is_passed_over(gone_back: Lab) -> None:
    file = listless(gone_back)
    for content in (b"", b"{}", b"\xff" * 100):
        file.write_bytes(content)
        assert known(gone_back, "chm") == 1
