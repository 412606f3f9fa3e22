"""The payload: whatever ops there are come back as they were; anything spelt another way is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from odop_desktop.storage.ops import COLUMNS, FIRST, Act, Chain, Change, OpLine, canonical, told
from odop_desktop.sync import limits
from odop_desktop.sync.header import Counts, Range
from odop_desktop.sync.payload import Blob, ChainFrom, End, Line, Section
from odop_desktop.sync.payload_writing import Writer
from tests.sync.packages import NODE, OTHER, first_line, op, opened, ops, plain, refused, sent

WORDS = st.text(max_size=30) | st.sampled_from(
    [
        "सुनीता देवी",
        "ज़िला\u200dक्ष",
        'चंबा रूमाल\r\n\t\\"/',
        "\x00\x1f\x7f",
        "😀",
        "\u2028\u2029",
        "x" * 20_000,
        "म" * 9_000,
    ]
)
VALUES = (
    st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | WORDS | st.lists(WORDS, max_size=3)
)
ID = "018f3a52-0000-7000-9000-0000000000e1"
ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # nobody's line holds these
NODES = [(NODE, 0), (NODE, 1), (OTHER, 0)]
OP_IDS = st.builds(
    "{}.{}.{}".format, st.sampled_from([NODE, OTHER, "x"]), st.integers(0, 3), st.integers(1, 10**9)
)
ENTRY = st.fixed_dictionaries(
    {
        "new": st.dictionaries(WORDS, VALUES, max_size=4) | st.none(),  # none: erased
        "base": st.dictionaries(st.text(max_size=8), st.lists(OP_IDS, max_size=3), max_size=3),
        "reason": st.none() | WORDS,
        "act": st.integers(0, 2),
        "verb": WORDS.filter(lambda text: len(text) < 1000 and not ODD.search(text)),
        "undoes": st.none() | st.just("a1"),
        "kind": st.sampled_from(["create", "change", "bin", "erase", "कुछ"]),
        "entity": st.sampled_from(["artisan", "loi", "new_kind"]),
        "schema": st.integers(0, 99),
        "where": st.sampled_from(NODES),
        "skip": st.sampled_from([0, 0, 0, 5]),
    }
)


def as_lines(entries: list[dict[str, Any]]) -> Iterator[Line]:
    """Ops of several chains mixed as they were made, with gaps; chains announced where they begin or jump."""
    due: dict[tuple[str, int], int] = {}
    for entry in entries:
        where, skip = entry.pop("where"), entry.pop("skip")
        seq = due.get(where, 0) + 1 + skip
        if where not in due or skip:
            yield ChainFrom(*where, seq, sha256(str(seq).encode()).hexdigest())
        due[where] = seq
        new = entry.pop("new")
        gone = {"body": None, "salt": None, "commit": "0" * 64} if new is None else {}
        entry["act"] = f"act{entry['act']}"
        own = "{}.{}.".format(*where)
        entry["base"] = {
            key: [id for id in ids if not id.startswith(own) or int(id[len(own) :]) < seq]
            for key, ids in entry["base"].items()
        }
        yield op(seq, new or {}, node=where[0], epoch=where[1], **{**entry, **gone})


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(st.lists(ENTRY, max_size=8))
def test_any_ops_come_back_as_they_were(entries: list[dict[str, Any]]) -> None:
    lines = list(as_lines(entries))
    writer = Writer(sent())
    raw = b"".join(writer.written(lines))
    *came, end = opened(raw, ops=writer.ranges, counts=writer.counts)
    assert came == lines
    assert isinstance(end, End)
    assert end.ops == len(entries)
    assert sum(end.entities.values()) == len(entries)
    for one, two in zip(lines, came, strict=True):
        if isinstance(one, OpLine) and isinstance(two, OpLine):
            assert told(one, FIRST) == told(two, FIRST)  # header and hash to the letter


def test_the_chain_of_a_store_is_the_same_at_the_other_end() -> None:
    act = Act("018f3a52-0000-7000-8000-000000000001", "artisan.save", "u1", "2026-11-20T11:00:00+05:30")
    chain = Chain(act, NODE, 0, 0, FIRST, 0)
    rows = [
        chain.add(Change("create", "artisan", ID, {"name_hi": "सुनीता", "crafts": ["a", "b"]}, {})),
        chain.add(
            Change("change", "artisan", ID, {"name_hi": "सुनीता देवी"}, {"name_hi": [f"{NODE}.0.1"]}, "भूल")
        ),
    ]
    assert COLUMNS[0] == "arrival"
    travelled = list(opened_ops([ChainFrom(NODE, 0, 1, FIRST), *(_line(row) for row in rows)]))
    prev, came = FIRST, []
    for line in travelled:
        came.append(told(line, prev))
        prev = dict(zip(WITHOUT_ARRIVAL, came[-1], strict=True))["hash"]
    assert came == [row[1:] for row in rows]


WITHOUT_ARRIVAL = COLUMNS[1:]


def _line(row: tuple[Any, ...]) -> OpLine:
    op = dict(zip(COLUMNS, row, strict=True))
    head = json.loads(op["header"])
    same = {
        key: op[key] for key in ("node", "epoch", "seq", "act", "actor", "at", "kind", "entity", "entity_id")
    }
    act = {"verb": head["act"]["verb"], "undoes": head["act"].get("undoes")}
    said = {key: head[key] for key in ("base", "reason", "schema")}
    return OpLine(**same, **act, **said, body=op["body"], salt=op["salt"])


def opened_ops(lines: list[Line]) -> Iterator[OpLine]:
    writer = Writer(sent())
    raw = b"".join(writer.written(lines))
    for line in opened(raw, ops=writer.ranges, counts=writer.counts):
        if isinstance(line, OpLine):
            yield line


def test_hashes_that_follow_from_the_rest_are_not_sent() -> None:
    raw = plain(ops(50))
    assert raw.count(b"commit") == raw.count(b"hash") == 0
    assert raw.count(NODE.encode()) == 2  # the first line and the chain's beginning
    assert raw.count(b"artisan.save") == len({line.act for line in ops(50)[1:]})  # type: ignore[union-attr]


def test_sections_and_attachments_come_in_their_order() -> None:
    content = b'\n{"end":{}}\n\x00' * 10_000
    blob = Blob(sha256(content).hexdigest(), content)
    empty = Blob(sha256(b"").hexdigest(), b"")
    lines: list[Line] = [
        Section("acks", {"a": 1}),
        *ops(2),
        Section("no-such-thing-yet", {"b": [{}]}),
        blob,
        empty,
    ]
    writer = Writer(sent())
    raw = b"".join(writer.written([*lines, End({"before": "x", "after": {"artisan": ["y"]}})]))
    *came, end = opened(raw, ops=writer.ranges, counts=writer.counts)
    assert came == lines
    assert end == End({"before": "x", "after": {"artisan": ["y"]}}, 2, 2, {"artisan": 2})


def test_a_payload_can_be_read_twice() -> None:
    payload = opened(plain(ops(3)), ops={NODE: {0: Range(1, 3)}}, counts=Counts(3))
    assert list(payload) == list(payload)


@pytest.mark.parametrize(
    "lines",
    [
        [op(1)],
        [ChainFrom(NODE, 0, 1, FIRST), op(2)],
        [ChainFrom(NODE, 0, 1, FIRST), op(1), op(1)],
        [ChainFrom(NODE, 0, 1, FIRST), op(1), ChainFrom(NODE, 0, 1, FIRST)],
        [ChainFrom(OTHER, 0, 1, FIRST), op(1)],
    ],
)
def test_a_writer_is_not_given_ops_out_of_their_order(lines: list[Line]) -> None:
    with pytest.raises(ValueError, match=r"chain"):
        plain(lines)


CHAIN = canonical({"chain": [NODE, 0, 1, FIRST]})
ACT = canonical({"act": ["a1", "v", None, "u", "2026-11-20T11:00:00+05:30"]})
OP = canonical(["create", "artisan", ID, {}, None, 1, "ab" * 16, {"new": {"a": 1}}])
END = canonical({"end": {"blobs": 0, "digests": {}, "entities": {"artisan": 1}, "ops": 1}})
GOOD = (CHAIN, ACT, OP, END)


def by_hand(*lines: str) -> list[Line]:
    raw = first_line() + "".join(f"{line}\n" for line in lines).encode()
    return list(opened(raw, ops={NODE: {0: Range(1, 1)}}, counts=Counts(1)))


def test_lines_written_by_hand_are_read() -> None:
    assert len(by_hand(*GOOD)) == 3


def bad(which: str, old: str, new: str) -> tuple[str, ...]:
    assert old in which
    return tuple(line.replace(old, new, 1) if line == which else line for line in GOOD)


@pytest.mark.parametrize(
    "lines",
    [
        bad(OP, ",{}", ", {}"),
        bad(OP, '"a":1', '"a":1.0'),
        bad(OP, '"a":1', '"a":1e3'),
        bad(OP, '"a":1', '"a":01'),
        bad(OP, '"a":1', '"a":NaN'),
        bad(OP, '"a":1', f'"a":{2**63}'),
        bad(OP, '"a":1', f'"a":{"9" * 5000}'),
        bad(OP, '"a":1', '"a":1,"a":1'),
        bad(OP, '"a":1', '"b":1,"a":1'),
        bad(OP, '"a":1', '"\\u0061":1'),
        bad(OP, '"a":1', '"a":"\\ud800"'),
        bad(OP, '"a":1', '"a":' + "[" * 5000 + "]" * 5000),
        bad(OP, '{"new":{"a":1}}', '"new"'),
        bad(OP, '{"new":{"a":1}}', "null"),
        bad(OP, '{"new":{"a":1}}', "{}"),
        bad(OP, '{"new":{"a":1}}', '{"new":7}'),
        bad(OP, "ab" * 16, "ab" * 15),
        bad(OP, "ab" * 16, "AB" * 16),
        bad(OP, "ab" * 16, "ab " * 16),
        bad(OP, '"' + "ab" * 16 + '"', "null"),
        bad(OP, '"' + "ab" * 16 + '"', "7"),
        bad(OP, ID, "e1"),
        bad(OP, ID, "firm-zz"),
        bad(OP, ID, ID.upper()),
        bad(OP, f'"{ID}"', "null"),
        bad(OP, "create", "create\\u0000"),
        bad(OP, "create", "create\\n"),
        bad(OP, "artisan", "a\\u0000b"),
        bad(OP, '"create"', "7"),
        bad(OP, '"artisan"', "[]"),
        bad(OP, "{},", "[],"),
        bad(OP, "{},", '{"a":"x"},'),
        bad(OP, "{},", '{"a":[0]},'),
        bad(OP, "{},", '{"a":[null]},'),
        bad(OP, "{},", '{"a":[1]},'),
        bad(OP, "{},", '{"a":[2]},'),
        bad(OP, "{},", '{"a":["x\\u0000"]},'),
        bad(OP, "{},", f'{{"a":["{NODE}.0.1"]}},'),
        bad(OP, "null,1,", "7,1,"),
        bad(OP, "null,1,", "null,true,"),
        bad(OP, "null,1,", "null,-1,"),
        bad(OP, "null,1,", "null,1,1,"),
        bad(OP, "[", "[["),
        bad(OP, "]", ""),
        bad(CHAIN, '"chain"', '"chains"'),
        bad(CHAIN, ",1,", ",0,"),
        bad(CHAIN, FIRST, "0"),
        bad(CHAIN, f'"{FIRST}"', "null"),
        bad(CHAIN, "}", ',"more":1}'),
        bad(ACT, '"v"', "7"),
        bad(ACT, '"v"', '"a\\u0000b"'),
        bad(ACT, '"u"', '"a\\u0000b"'),
        bad(ACT, '"u"', '"a\\u2028b"'),
        bad(ACT, "2026-11-20T11:00:00+05:30", "yesterday"),
        bad(ACT, "2026-11-20T11:00:00+05:30", "2026-11-20T11:00:00"),
        bad(ACT, "2026-11-20T11:00:00+05:30", "2026-02-30T11:00:00+05:30"),
        bad(ACT, "2026-11-20T11:00:00+05:30", "0001-01-01T00:00:00+05:30"),
        bad(ACT, "2026-11-20T11:00:00+05:30", "2026-11-20\\u000011:00:00+05:30"),
        bad(ACT, "null", '"a.b"'),
        bad(CHAIN, ",0,", f",{10**9 + 1},"),
        bad(ACT, "null", '""'),
        bad(ACT, "]", ",1]"),
        bad(END, '"ops":1', '"ops":"1"'),
        bad(END, '"ops":1', '"ops":1,"x":1'),
        bad(END, '"digests":{},', ""),
        (CHAIN, OP, END),
        (ACT, OP, END),
        (CHAIN, ACT, OP, CHAIN, END),
        (*GOOD[:3], '{"section":"a/b","is":{}}', END),
        (*GOOD[:3], '{"is":[],"section":"a"}', END),
        (*GOOD[:3], "", END),
        (*GOOD[:3], "7", END),
        (*GOOD[:3], '{"unheard":1}', END),
        (*GOOD, END),
        (*GOOD, ""),
    ],
    ids=lambda lines: "|".join(lines)[-60:],
)
def test_a_line_spelt_otherwise_is_refused_by_its_number(lines: tuple[str, ...]) -> None:
    error = refused("E-SYN-13", lambda: by_hand(*lines))
    assert 2 <= error.facts["line"] <= len(lines) + 2


@pytest.mark.parametrize("lines", [(), GOOD[:1], GOOD[:3]])
def test_a_payload_that_stops_early_is_refused(lines: tuple[str, ...]) -> None:
    refused("E-SYN-14", lambda: by_hand(*lines))


@pytest.mark.parametrize(
    "lines",
    [
        bad(END, '"ops":1', '"ops":2'),
        bad(END, '"blobs":0', '"blobs":1'),
        bad(END, '"artisan":1', '"artisan":2'),
        bad(END, '"artisan":1', '"loi":1'),
        (CHAIN, ACT, OP, OP, END.replace("1", "2")),
        (CHAIN.replace(NODE, OTHER), ACT, OP, END),
        (CHAIN.replace(",1,", ",2,"), ACT, OP, END),
        (END.replace('"artisan":1', "").replace('"ops":1', '"ops":0'),),
    ],
)
def test_other_counts_or_ops_than_the_header_signed_are_refused(lines: tuple[str, ...]) -> None:
    refused("E-SYN-16", lambda: by_hand(*lines))


@pytest.mark.parametrize("name", ["sender", "epoch", "to", "pkg_id", "kid"])
def test_a_payload_of_another_header_is_refused(name: str) -> None:
    raw = first_line().replace(
        canonical({name: getattr(sent(), name)})[1:-1].encode(), f'"{name}":9'.encode()
    )
    assert raw != first_line()
    refused("E-SYN-12", lambda: list(opened(raw + f"{END}\n".encode())))


def test_an_attachment_is_held_to_its_hash_and_length() -> None:
    digest = sha256(b"abc").hexdigest()
    for length, content, code in (
        (3, b"abx\n", "E-SYN-17"),
        (2, b"abc\n", "E-SYN-17"),
        (9, b"abc\n", "E-SYN-14"),
    ):
        head = canonical({"blob": {"len": length, "sha256": digest}}).encode()
        refused(code, lambda h=head, c=content: list(opened(first_line() + h + b"\n" + c)))  # type: ignore[misc]
    head = canonical({"blob": {"len": 3, "sha256": digest}}).encode()
    refused("E-SYN-13", lambda: list(opened(first_line() + head + b"\nabcd\n")))


def test_bytes_that_are_no_text_are_refused() -> None:
    refused("E-SYN-13", lambda: list(opened(first_line() + b'["\xff"]\n')))
    refused("E-SYN-12", lambda: list(opened(b"\xff\xfe\n")))


def test_an_op_of_the_most_allowed_length_passes_and_a_longer_one_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = op(1, {"note": "म" * 100})
    length = len(plain([ChainFrom(NODE, 0, 1, FIRST), line]).splitlines()[3]) + 1
    monkeypatch.setattr(limits, "OP_LINE", length)
    [came] = opened_ops([ChainFrom(NODE, 0, 1, FIRST), line])
    assert came == line
    raw = plain([ChainFrom(NODE, 0, 1, FIRST), line])
    monkeypatch.setattr(limits, "OP_LINE", length - 1)
    refused("E-SYN-15", lambda: plain([ChainFrom(NODE, 0, 1, FIRST), line]))
    refused("E-SYN-15", lambda: list(opened(raw)))
