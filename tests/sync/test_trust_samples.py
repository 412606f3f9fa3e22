"""Trust lists and enrolments on disk: the valid ones of every release are read, the refused ones refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.sync import enrol, phrase, practice, rekey, root_keeping, roots, trust
from odop_desktop.sync.agekey import text_of
from odop_desktop.sync.keys import NodeKeys
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.roots import RootKey
from tests.sync.trusted import refused
from tools.trust_samples import COUNTED, FOLDER, ME, PASSPHRASE, ROOTS, ident, keys, make, secret

VALID, REFUSED = FOLDER / "valid", sorted((FOLDER / "refused").iterdir())
LISTS = ("first", "enrolled", "later")


def sample(name: str) -> tuple[bytes, Any]:
    """A file's bytes and what it says."""
    file = VALID / name
    return file.read_bytes(), json.loads(file.with_name(f"{file.stem}.says").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_said(name: str) -> None:
    content, says = sample(f"v1_{name}.json")
    found = trust.read(content, None, roots.new_set(ROOTS))
    assert {"version": found.version, "nodes": len(found.nodes), "roots": found.roots.no} == says
    assert found.encoded() == content


def test_the_later_list_follows_the_first() -> None:
    known = trust.read(sample("v1_first.json")[0], None, roots.new_set(ROOTS))
    for name in LISTS[1:]:
        known = trust.read(sample(f"v1_{name}.json")[0], known, known.roots)
    assert known.key_for("D2H", ME.node, 0, 29) == keys("chamba").public.sign
    assert known.key_for("D2H", ME.node, 0, 30) == keys("chamba 2").public.sign
    assert known.key_for("H2D", ident("hq"), 0, 200) == keys("hq").public.sign
    assert known.key_for("H2D", ident("hq 2"), 0, 1) == keys("hq 2").public.sign
    assert (known.limit(ident("kullu"), 0), known.limit(ident("hq"), 0)) == (120, 900)
    refused("E-TRU-02", lambda: known.key_for("D2H", ident("kullu"), 0, 15))
    refused("E-TRU-07", lambda: known.key_for("D2H", ident("una"), 0, 1))


def test_request_answer_and_new_key() -> None:
    content, says = sample("v1_request.odopsync")
    asked = enrol.read_request(content)
    assert {
        "fingerprint": asked.fingerprint,
        "label": asked.asking.label,
        "phone": asked.asking.phone,
    } == says
    assert asked.asking == ME
    content, says = sample("v1_answer.odopsync")
    got = enrol.take_answer(content, keys("chamba"), ME.node, says["fingerprint"], practice=False)
    assert got.trust.encoded() == sample("v1_enrolled.json")[0]
    assert says["phrase"] == phrase.said(got.hq_secret, ident("package"), COUNTED._asdict(), 1)
    content, says = sample("v1_rekey.odopsync")
    wish = rekey.read_wish(content, got.trust)
    assert {"sign": wish.public.sign.hex(), "at": [*wish.at]} == says


def test_the_practice_headquarters_is_still_the_same() -> None:
    content, says = sample("v1_practice.json")
    hq = practice.headquarters()
    assert {"fingerprint": hq.root_set.fingerprint, "node": hq.node, "office": hq.office} == says
    assert trust.read(content, None, hq.root_set).practice


def test_keys_on_paper_and_in_a_file() -> None:
    content, says = sample("v1_paper.txt")
    assert RootKey(root_keeping.from_paper(Sort.ROOT, content.decode())).public.hex() == says["public"]
    content, says = sample("v1_recovery.age")
    identity = text_of(root_keeping.from_file(Sort.RECOVERY, content, PASSPHRASE))
    assert NodeKeys(secret("x"), identity).public.age == says["public"]


@pytest.mark.parametrize("file", REFUSED, ids=lambda f: f.name)
def test_a_list_that_is_refused(file: Path) -> None:
    known = trust.read(sample("v1_enrolled.json")[0], None, roots.new_set(ROOTS))
    refused(file.name[:8], lambda: trust.read(file.read_bytes(), known, known.roots))


@pytest.mark.slow
def test_the_samples_can_be_made_and_those_that_are_there_stay(tmp_path: Path) -> None:
    make(tmp_path)
    made = {file.name: file.read_bytes() for file in (tmp_path / "valid").iterdir()}
    make(tmp_path)
    assert {file.name: file.read_bytes() for file in (tmp_path / "valid").iterdir()} == made
    assert made.keys() == {file.name for file in VALID.iterdir()}
    for name in ("v1_first.json", "v1_enrolled.json", "v1_later.json", "v1_practice.json", "v1_paper.txt"):
        assert made[name] == (VALID / name).read_bytes(), f"{name} is made otherwise than before"
    assert {f.name for f in (tmp_path / "refused").iterdir()} == {f.name for f in REFUSED}
