"""The offline keys on paper and in a file: read back whole, or refused with where to look."""

from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.errors import OdopError
from odop_desktop.storage.recovery import ALPHABET
from odop_desktop.sync import root_keeping, roots
from odop_desktop.sync.root_keeping import Sort
from odop_desktop.sync.roots import RootKey
from tests.sync.trusted import refused

SECRET = bytes(range(100, 132))
SECRETS = st.binary(min_size=32, max_size=32)
WORDS = "घर की चाबी 2026"


@given(SECRETS, st.sampled_from(Sort))
def test_paper_reads_back_however_it_is_typed(secret: bytes, sort: Sort) -> None:
    paper = root_keeping.to_paper(sort, secret)
    assert [len(line.split("-")) for line in paper.split("\n")] == [4, 4, 4, 2]
    assert root_keeping.from_paper(sort, paper) == secret
    typed = paper.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert root_keeping.from_paper(sort, typed) == secret


@given(SECRETS, st.integers(0, 69), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(secret: bytes, at: int, wrong: str) -> None:
    text = root_keeping.to_paper(Sort.ROOT, secret).replace("-", "").replace("\n", "")
    if text[at] == wrong:
        return
    with pytest.raises(OdopError) as caught:
        root_keeping.from_paper(Sort.ROOT, text[:at] + wrong + text[at + 1 :])
    assert caught.value.code in ("E-TRU-31", "E-TRU-35")
    if caught.value.code == "E-TRU-31":
        assert caught.value.facts["group"] == at // 5 + 1


def test_most_slips_are_found_in_their_group() -> None:
    text = root_keeping.to_paper(Sort.ROOT, SECRET).replace("-", "").replace("\n", "")
    found = 0
    for at, was in enumerate(text):
        changed = text[:at] + ("7" if was != "7" else "8") + text[at + 1 :]
        with pytest.raises(OdopError) as caught:
            root_keeping.from_paper(Sort.ROOT, changed)
        found += caught.value.code == "E-TRU-31"
    assert found >= len(text) - 6


def test_groups_that_lack_or_change_places() -> None:
    groups = root_keeping.to_paper(Sort.ROOT, SECRET).replace("\n", "-").split("-")
    swapped = "".join([groups[1], groups[0], *groups[2:]])
    assert refused("E-TRU-31", lambda: root_keeping.from_paper(Sort.ROOT, swapped)).facts["group"] == 1
    short = "".join(groups[:9])
    assert refused("E-TRU-31", lambda: root_keeping.from_paper(Sort.ROOT, short)).facts["group"] == 10
    refused("E-TRU-31", lambda: root_keeping.from_paper(Sort.ROOT, ""))
    refused("E-TRU-31", lambda: root_keeping.from_paper(Sort.ROOT, "U" * 70))
    refused("E-TRU-35", lambda: root_keeping.from_paper(Sort.ROOT, "".join(groups) + "0"))


def test_one_sort_of_key_is_not_the_other() -> None:
    paper = root_keeping.to_paper(Sort.RECOVERY, SECRET)
    refused("E-TRU-34", lambda: root_keeping.from_paper(Sort.ROOT, paper))


@pytest.mark.slow  # each opening takes age a second or more; a file that was made once is read with the samples
def test_a_file_under_a_passphrase() -> None:
    key = RootKey.new()
    file = root_keeping.to_file(Sort.ROOT, key.secret, WORDS)
    assert file.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----")
    assert key.secret not in file
    back = RootKey(root_keeping.from_file(Sort.ROOT, file, f" {WORDS} "))
    assert back.public == key.public


@pytest.mark.slow
def test_a_file_of_another_sort_or_passphrase() -> None:
    file = root_keeping.to_file(Sort.ROOT, SECRET, WORDS)
    refused("E-TRU-34", lambda: root_keeping.from_file(Sort.RECOVERY, file, WORDS))
    refused("E-TRU-30", lambda: root_keeping.from_file(Sort.ROOT, file, WORDS + "x"))


def test_what_is_no_such_file() -> None:
    damaged = b"-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n-----END AGE ENCRYPTED FILE-----\n"
    to_a_key = pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])
    for content in (b"", damaged, b"x" * 20_000, to_a_key):
        refused("E-TRU-30", lambda c=content: root_keeping.from_file(Sort.ROOT, c, WORDS))
    refused("E-TRU-32", lambda: root_keeping.to_file(Sort.ROOT, SECRET, "too short"))


def test_roots_tell_their_secret_to_nobody() -> None:
    key = RootKey(SECRET)
    assert SECRET.hex() not in repr(key)
    assert roots.new_set([key]).fingerprint == roots.new_set([RootKey(SECRET)]).fingerprint
    assert roots.new_set([key], no=2).fingerprint != roots.new_set([key]).fingerprint
