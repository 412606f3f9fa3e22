"""Mutated packages: none is accepted, and none makes the program stumble. Many more of them run with `make slow`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.sync import envelope, package
from tests.sync.mutants import Cut, Forge, accepted, corpus, forged, odd_age_files, receive, stumbled


def test_the_sound_packages_are_accepted() -> None:
    assert all(receive(raw) for raw in corpus())


def test_every_way_of_making_a_mutant_is_taken_and_refused() -> None:
    forge, ways = Forge(corpus(), 1), set[str]()
    codes: dict[str, set[str]] = {}
    for _ in range(500):
        way, raw = forge.mutant()
        ways.add(way)
        try:
            receive(raw)
        except OdopError as error:
            codes.setdefault(error.code, set()).add(way)
            continue
        raise AssertionError(f"{way} was accepted")
    assert ways == {way.__name__ for way in forge.ways}
    assert {"E-SYN-02", "E-SYN-04", "E-SYN-06", "E-SYN-07", "E-SYN-08", "E-SYN-09"} <= set(codes)


def test_none_of_some_more_is_accepted() -> None:
    assert accepted(200, seed=20261122) == []


def test_payloads_changed_before_they_were_signed_never_stumble() -> None:
    read = stumbled(500, seed=3)
    assert read < 250  # a letter changed inside a text is a sound payload, most others are not


def test_ciphertexts_changed_before_they_were_signed_give_no_other_lines() -> None:
    odd_age_files(300, seed=4)


class Believes:
    """A key that finds every signature good."""

    @classmethod
    def from_public_bytes(cls, public: bytes) -> Believes:
        return cls()

    def verify(self, signature: bytes, data: bytes) -> None:
        pass


def test_without_the_signature_forgeries_would_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "Ed25519PublicKey", Believes)
    assert {"payload_forged", "signed_by_another", "header_edited"} <= set(accepted(500, seed=5))


def test_without_the_hash_a_replaced_content_would_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = corpus()[1]
    one = Cut.of(sound)
    contents = (forged(sound) for _ in range(500))  # each of another length: age pads its header
    replaced = replace(one, sealed=next(each for each in contents if len(each) <= len(one.sealed))).joined()
    with pytest.raises(OdopError, match=r"E-SYN-0[79]"):
        receive(replaced)
    monkeypatch.setattr(envelope, "_hold", lambda *given: None)
    assert receive(replaced) != receive(sound)  # age alone does not say who encrypted it
