"""Every section has a form: of whatever was signed, nothing that is not of it is acted on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.sync import answering, package, receiving, section_forms, sections
from odop_desktop.sync.payload import End, Section
from odop_desktop.sync.receiving import APPLIED, REFUSED
from tests.sync.bad_files import inside, keys_of, tables
from tests.sync.lab import HQ, Lab

_ID, _HASH = "01890000-0000-7000-8000-000000000001", "a" * 64
ENDS: Mapping[str, Any] = {_ID: {"0": 7}}
# one of each, with every field that this program writes
GOOD: Mapping[str, Mapping[str, Any]] = {
    sections.ENDS: ENDS,
    sections.FEED: {"epoch": 0, "from": 0, "to": 9, "own": {"0": 7}},
    sections.BACK: {"ends": {"0": 7}, "former": ENDS, "files": [_ID]},
    sections.CONFIRMED: {"ends": ENDS, "twice": {_ID: 1}},
    sections.TAKEN: {"files": [_ID]},
    sections.RETURNED: {"ops": [{"op": f"{_ID}.0.7", "entity": "artisan", "id": _ID, "code": "E-OWN"}]},
    sections.COMPARED: {"file": 7, "at": "2026-01-10T10:00:00+05:30", "differs": {"artisan": [3]}},
    sections.OFFERED: {"have": [_HASH], "lack": [_HASH]},
    sections.HELD: {"hashes": [_HASH]},
    sections.CIRCULARS: {"files": [{"name": "a.pdf", "sha256": _HASH, "data": ""}]},
    sections.PAPERS: {"has": ["aaaaaaaa"]},
    sections.MASTERS: {"packs": {"HP": "2026.1"}, "update": _HASH},
    sections.MOVES: {"refused": [_ID], "transfer": _ID, **dict.fromkeys(sections.MOVING, "x")},
}
READ_ELSEWHERE = {sections.TRUST, sections.PACK, sections.UPDATE}
OLDER = (  # what older programs leave out
    (sections.BACK, "former"),
    (sections.CONFIRMED, "twice"),
    (sections.FEED, "own"),
    (sections.MASTERS, "update"),
)


def spoilt(value: Any) -> Iterator[Any]:
    """The value with one of its parts as it must not be, each part once."""
    yield "far" if isinstance(value, int) else 7
    yield None
    if isinstance(value, dict):
        for key, each in value.items():
            yield from ({**value, key: bad} for bad in spoilt(each))
    elif isinstance(value, list):
        yield from ([bad] for bad in spoilt(value[0]))


def named() -> set[str]:
    """What `sections` names, but what is no section of its own."""
    found = {value for name, value in vars(sections).items() if name.isupper() and isinstance(value, str)}
    return found - {sections.DIGESTS}


def test_every_section_has_a_form() -> None:
    assert named() == set(section_forms.FORMS) == {*GOOD, *READ_ELSEWHERE}


@pytest.mark.parametrize("name", GOOD)
def test_of_each_section_every_part_is_held_to_its_form(name: str) -> None:
    section_forms.check(name, {**GOOD[name], **({} if name == sections.ENDS else {"newer": [1]})})
    for bad in spoilt(GOOD[name]):
        if name == sections.CIRCULARS and isinstance(bad, dict) and type(bad["files"]) is list:
            continue  # a paper that is none is left out, and the rest goes in (`enclosures.note`)
        with pytest.raises((ValueError, KeyError)):
            section_forms.check(name, bad)


def test_what_older_programs_do_not_say_is_no_fault() -> None:
    for name, key in OLDER:
        section_forms.check(name, {k: v for k, v in GOOD[name].items() if k != key})


def test_a_pc_whose_program_was_changed_stops_nobodys_files(lab: Lab) -> None:
    """What it says of its packs is read whenever headquarters makes files for all."""
    lab.round("chm")
    before = tables(lab.office(HQ))
    for content in ({"packs": 7}, {"packs": {"HP": ["2026.1"]}}, {"packs": {}, "update": 7}, {}):
        file = inside(lab, [Section(sections.MASTERS, content), End({}, 0, 0, {})])
        (got,) = receiving.receive(lab.office(HQ), [file])
        assert (got.state, got.code) == (REFUSED, "E-SYN-13"), content
    assert tables(lab.office(HQ)) == before
    assert len(answering.for_all(lab.office(HQ), lab.post)) == len(lab.names) - 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (sections.CONFIRMED, {"ends": {}, "twice": {"a": [1]}}, "E-SYN-13"),
        (sections.BACK, {"ends": {}, "files": [], "former": 7}, "E-SYN-13"),
        (sections.MOVES, {"refused": 7}, "E-SYN-13"),
        (sections.TRUST, {"version": "new"}, "E-TRU-10"),
        (sections.PACK, {"files": {"pack.toml": 7}}, ""),
        (sections.UPDATE, {"name": [], "size": {}}, ""),
        (sections.CIRCULARS, {"files": [{"name": 7, "data": 7}]}, ""),
    ],
)
def test_headquarters_nonsense_is_refused_or_left_out(
    lab: Lab, name: str, content: dict[str, Any], code: str
) -> None:
    lab.round("chm")
    (got,) = receiving.receive(lab.office("chm"), [instead(lab, Section(name, content))])
    assert (got.state, got.code) == ((REFUSED, code) if code else (APPLIED, ""))


def instead(lab: Lab, section: Section) -> Path:
    """Headquarters' next file to Chamba's PC, with this section in place of its own, or beside the others."""
    path = lab.answer("chm").file
    hq, own = keys_of(lab, HQ), keys_of(lab, "chm")
    header = package.read_header(path)
    signed = package.verify(path, header, hq.public.sign)
    found = list(package.open(path, signed, own.identity(header.recipients)))
    lines = [
        section,
        *(each for each in found if not (isinstance(each, Section) and each.name == section.name)),
    ]
    draft = replace(header, kid="", recipients=())
    package.write(path, draft, lines, sign=hq.sign, recipients=[own.public.age])
    return path
