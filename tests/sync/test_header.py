"""The header: one spelling, every field held to its form, unknown ones kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.errors import OdopError
from odop_desktop.storage.ops import canonical
from odop_desktop.sync import limits
from odop_desktop.sync.header import Counts, Header, Kind, Range, key_id
from tests.sync.packages import AGE_PUBLIC, NODE, PUBLIC, draft, refused

SENT: dict[str, Any] = {
    "kid": key_id(PUBLIC),
    "recipients": (key_id(AGE_PUBLIC),),
    "len": 900,
    "sha256": "A" * 43,
}


def sent(**given: Any) -> Header:
    return draft(**{**SENT, **given})


def told(**given: Any) -> bytes:
    """A header's bytes with some fields as they should not be; `...` leaves one out."""
    fields = {**json.loads(sent().encoded()), **given}
    return canonical({key: value for key, value in fields.items() if value is not ...}).encode()


def test_what_is_encoded_is_parsed() -> None:
    header = sent(ops={NODE: {0: Range(3, 9), 2: Range(1, 1)}}, counts=Counts(8, 1), prev="f" * 64, nil=True)
    assert Header.parse(header.encoded()) == header


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_read(kind: Kind) -> None:
    assert Header.parse(sent(kind=kind).encoded()).kind is kind


def test_fields_of_a_newer_program_are_kept_and_signed_with_the_rest() -> None:
    raw = told(zone="पूर्व", feed=[1, 2, {"a": None}])
    header = Header.parse(raw)
    assert header.more == {"zone": "पूर्व", "feed": [1, 2, {"a": None}]}
    assert header.encoded() == raw


@pytest.mark.parametrize(
    "given",
    [
        *({name: ...} for name in json.loads(sent().encoded()) if name not in ("v", "kind")),
        *({name: None} for name in json.loads(sent().encoded())),
        *({name: {"a": 1}} for name in json.loads(sent().encoded())),
        *({name: -1} for name in json.loads(sent().encoded())),
        *({name: True} for name in json.loads(sent().encoded()) if name not in ("practice", "nil")),
        *({name: 1.5} for name in json.loads(sent().encoded())),
        {"v": 0},
        {"kind": "../x"},
        {"pkg_id": "018F3A52-0000-7000-8000-00000000C0DE"},
        {"pkg_id": "../../etc/passwd"},
        {"sender": ""},
        {"sender": "a.0.1"},
        {"sender": "a/b"},
        {"sender": "x" * 65},
        {"office": "क"},
        {"epoch": 2**63},
        {"month": "2026-13"},
        {"month": "2026-1"},
        {"month": "२०२६-११"},
        {"created": "yesterday"},
        {"created": "2026-11-22T10:15:00"},
        {"created": "2026-11-22\x0010:15:00+05:30"},
        {"created": "2026-11-22 10:15:00+05:30"},
        {"created": "2026-W47-1T10:15:00+05:30"},
        {"created": "0001-01-01T00:00:00+23:59"},
        {"created": "9999-12-31T23:59:59-23:59"},
        {"app": "a\0b"},
        {"app": "a\nb"},
        {"app": "x" * 41},
        {"ops": {NODE: {"0": [0, 3]}}},
        {"ops": {NODE: {"0": [4, 3]}}},
        {"ops": {NODE: {"0": [1, 2, 3]}}},
        {"ops": {NODE: {"00": [1, 2]}}},
        {"ops": {NODE: {"-1": [1, 2]}}},
        {"ops": {"a.b": {"0": [1, 2]}}},
        {"ops": {NODE: [1, 2]}},
        {"counts": {"ops": 1}},
        {"counts": {"ops": 1, "blobs": 0, "more": 1}},
        {"kid": "AAAAAAAAAAB"},  # the last bits of base64 not zero: another spelling of the same key id
        {"kid": "AAAAAAAAAAA="},
        {"kid": "AAAA"},
        {"recipients": ["x"]},
        {"sha256": "A" * 42},
        {"sha256": "+" * 43},
        {"prev": "F" * 64},
        {"prev": "f" * 63},
    ],
)
def test_a_field_not_of_its_form_is_refused(given: dict[str, Any]) -> None:
    code = refused_code(told(**given))
    assert code == "E-SYN-04"


def refused_code(raw: bytes) -> str:
    with pytest.raises(OdopError) as caught:
        Header.parse(raw)
    return caught.value.code


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        sent().encoded()[:-1],
        sent().encoded() + b" ",
        b" " + sent().encoded(),
        sent().encoded().replace(b'":', b'": ', 1),
        sent().encoded().replace(b'"epoch":0', b'"epoch":00'),
        sent().encoded().replace(b'"epoch":0', b'"epoch":-0'),
        sent().encoded().replace(b'"epoch":0', b'"epoch":0,"epoch":0'),
        sent().encoded().replace(b'"epoch":0', b'"epoch":1,"epoch":0'),
        sent().encoded().replace(b'2026-11"', b'2026\\u002d11"'),
        b'{"v":' * 1000,
        b"[" * 8000,
        told(x=0).replace(b'"x":0', b'"x":"\\ud800"'),
        told(nan=0).replace(b'"nan":0', b'"nan":NaN'),
        told(n=0).replace(b'"n":0', b'"n":' + b"9" * 5000),
    ],
)
def test_another_spelling_or_no_header_at_all_is_refused(raw: bytes) -> None:
    assert refused_code(raw) == "E-SYN-04"


def test_a_newer_form_is_told_from_damage() -> None:
    error = refused("E-SYN-03", lambda: Header.parse(told(v=3, kind="NEW", epoch=...)))
    assert error.facts == {"found": 3, "known": 2}


def test_an_unknown_kind_is_told_by_its_name() -> None:
    assert refused("E-SYN-05", lambda: Header.parse(told(kind="D2D"))).facts == {"kind": "D2D"}


def test_a_header_has_its_limit_to_the_byte() -> None:
    room = limits.HEADER - len(sent(more={"x": ""}).encoded())
    full = sent(more={"x": "y" * room})
    assert Header.parse(full.encoded()) == full
    over = replace(full, more={"x": "y" * (room + 1)})
    refused("E-SYN-15", over.encoded)
    assert refused_code(told(x="y" * (room + 1))) == "E-SYN-04"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=8).filter(lambda key: not hasattr(Header, key)), JSON, max_size=4))
def test_whatever_is_added_stays_as_it_is(more: dict[str, Any]) -> None:
    header = sent(more=more)
    assert Header.parse(header.encoded()) == header


def test_a_key_is_named_by_eight_bytes() -> None:
    assert len(key_id(PUBLIC)) == len(key_id(AGE_PUBLIC)) == 11
    assert key_id(PUBLIC) != key_id(AGE_PUBLIC)
