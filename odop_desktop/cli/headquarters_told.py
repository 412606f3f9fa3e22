"""What headquarters' commands answer: the object of --json, and the lines for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from odop_desktop.actions.changes import Changes
from odop_desktop.cli import masters_told
from odop_desktop.cli.table import lines as table
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import conflicts, makers, records, shelf
from odop_desktop.queries.alarms import Alarm
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.shelf import Shelved
from odop_desktop.sync.deciding import Decided
from odop_desktop.sync.outbox import Sent
from odop_desktop.sync.preview import Preview
from odop_desktop.sync.receipts import Receipt
from odop_desktop.telling import alarms as ringing
from odop_desktop.telling import clashes, shown, wording
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import offices as offices_told

Answer = tuple[Any, ...]  # the object, then the lines
_HEADS = ("office", "state", "newest", "age", "phone", "remarks")
_SHOWN = 20  # records told of one by one on a terminal


def offices(words: Words, found: Sequence[Standing], month: str, out: Path | None = None) -> Answer:
    """The silent first."""
    rows = [
        (
            f"{line.listed.code} {line.listed.name.of(words.lang)}",
            say.state(words, line),
            say.newest(words, line),
            say.age(words, line),
            line.listed.phone,
            say.remarks(words, line),
        )
        for line in found
    ]
    facts = {
        "month": month,
        "silent": sum(line.silent for line in found),
        "kept": sum(line.listed.proxy for line in found),
        "offices": [_office(o) for o in found],
    }
    said = say.silence(words, found, month) or words("ui.hq.no_offices")
    written = [words("cli.written", file=out)] if out else []
    owing = [owed] if (owed := say.owing(words, found)) else []
    shown_ = table([words(f"hq.head.{h}") for h in _HEADS], rows) if rows else []
    return facts, said, *owing, *shown_, *written


def alarms(
    words: Words, found: Sequence[Alarm], called: Mapping[str, Two]
) -> tuple[dict[str, Any], list[str]]:
    """Files that no accident makes and that nobody has looked at yet."""
    told = [{"package": a.number, "at": a.at, "code": a.code} for a in found]
    lines = ringing.lines(words, found, called, _SHOWN)
    return {"alarms": told}, [ringing.summary(words, found), *lines] if found else []


def _office(line: Standing) -> dict[str, Any]:
    file = line.newest
    return {
        "code": line.listed.code,
        "name": line.listed.name.of("en"),
        "phone": line.listed.phone,
        "silent": line.silent,
        "nil": line.nil,
        "proxy": line.listed.proxy,
        "owed": str(line.owed) if line.owed else None,
        "brought": line.brought.at if line.brought else None,
        "people": line.people if line.listed.proxy else None,
        "package": file.number if file else None,
        "month": file.month if file else None,
        "at": file.at if file else None,
        "days": line.days,
        "held": list(line.held),
        "awaited": list(line.awaited),
        "missing": list(line.missing),
        "quarantined": line.waiting,
        "conflicts": line.conflicts,
        "forked": line.forked,
        "answered": line.answered,
    }


def previewed(office: Office, words: Words, seen: Preview) -> tuple[dict[str, Any], list[str]]:
    facts = {
        "file": str(seen.file),
        **({"files": [str(f) for f in seen.files], "parts": seen.pieces} if seen.pieces else {}),
        "outcome": seen.state,
        "applied": seen.ops - len(seen.waiting),
        "duplicate": seen.duplicate,
        "quarantined": len(seen.waiting),
        "conflicts": seen.clashes,
        "records": seen.records,
        "counts": seen.counts or {},
        **masters_told.brought(seen.brought),
    }
    if seen.header is not None:
        facts |= {"package": seen.header.pkg_no, "month": seen.header.month}
    said = [say.summary(words, seen), *(f"  {each}" for each in say.sums(words, seen))]
    for one in seen.lines[:_SHOWN]:
        names = shown.names_of(office, one.row.kind, (one.row,))
        what = words(f"hq.preview.{one.what}")
        told = say.line(office, words, one, names)
        said.append(f"  {what}: {shown.named(office, one.row, words)}" + (f" – {told}" if told else ""))
    if seen.records > _SHOWN:
        said.append(words("hq.preview.more", n=grouping(seen.records - _SHOWN)))
    said += [f"  {code_of(words, s.code, s.entity)}" for s in seen.waiting[:_SHOWN]]
    return facts, said


def previews(office: Office, words: Words, found: Sequence[Preview]) -> tuple[dict[str, Any], list[str]]:
    """Each file with what it would do; `files` as `previewed` tells them, why in the refused and the held ones."""
    files, lines = [], []
    for seen in found:
        facts, said = previewed(office, words, seen)
        if seen.error is not None:
            title, advice = wording.told(words, seen.error.code, seen.error.facts)
            facts |= {"code": seen.error.code, "title": title, "advice": advice}
            said.append(f"  {advice}")
        files.append(facts)
        lines += [f"{say.called(words, seen)}: {said[0]}", *said[1:]]
    return {"files": files}, lines


def code_of(words: Words, code: str, entity: str) -> str:
    return f"{code}: {wording.told(words, code, {'kind': entity})[0]}"


def answered(words: Words, made: Sequence[Sent]) -> Answer:
    files = [
        {"file": str(each.file), "package": each.made.pkg_no, "ops": each.made.ops, "size": each.made.size}
        for each in made
    ]
    said = [words("cli.written", file=each.file) for each in made]
    said += filter(None, [say.several(words, made)])
    return {"files": files}, words("cli.sync.answer.done", n=grouping(len(made))), *said


def receipt(words: Words, found: Receipt, pdf: Path | None) -> Answer:
    facts: dict[str, Any] = {"pc": found.sender.label, "package": found.header.pkg_no, "phrase": found.phrase}
    said = [words("hq.receipt", n=found.header.pkg_no, pc=found.sender.label, phrase=found.phrase)]
    if pdf is not None:
        facts["file"] = str(pdf)
        said.append(words("cli.written", file=pdf))
    return facts, *said


def to_decide(office: Office, words: Words, of: str | None = None) -> Answer:
    """The fields with two values, each side numbered; then what waits on the shelf. `of`: of the office with this id
    alone. Of very many the first, and how many records there are."""
    open_, waits = conflicts.found(office, of=of), shelf.found(office, of=of)
    known, whose = clashes.known_of(office, open_), _whose(office, open_)
    counts = {"conflicts": conflicts.count(office, of), "waiting": shelf.count(office, of)}
    facts = {
        "counts": counts,
        "conflicts": [
            clashes.fact(each, known.called) | offices_told.facts(whose.get(each.row.id)) for each in open_
        ],
        "waiting": [_waiting(each) for each in waits],
    }
    if not open_ and not waits:
        return facts, words("cli.sync.decide.none")
    said = []
    for each in open_:
        head = say.field(words, each.row.kind, each.key)
        named = (offices_told.cell(words, whose.get(each.row.id)), shown.named(office, each.row, words))
        said.append(f"{' · '.join(filter(None, named))} – {head} [{each.key}]")
        pairs = say.sides(office, words, each, known.called, known.names)
        said += [f"  {n}. {value}  ({whose})" for n, (value, whose) in enumerate(pairs, 1)]
    for one in waits:
        kind = say.kind_word(words, one.kind, one.entity)
        said.append(f"{kind} {one.title(words.lang) or one.id} – {say.why(words, one)}")
    left = counts["conflicts"] - len({each.row.id for each in open_}) + counts["waiting"] - len(waits)
    return facts, *said, *([words("cli.sync.decide.more", n=grouping(left))] if left else [])


def _whose(office: Office, open_: Sequence[Conflict]) -> Mapping[str, Maker]:
    """At headquarters the office of each record."""
    return makers.of(office, list({each.row.id for each in open_})) if office.facts.headquarters else {}


def _waiting(each: Shelved) -> dict[str, Any]:
    ops = [{"op": c.op, "code": c.code, "kind": c.kind, "at": c.at, "actor": c.actor} for c in each.changes]
    number = each.row.number if each.row else each.id
    return {"record": each.entity, "number": number, "code": each.code, "ops": ops}


def decided(words: Words, each: Shelved, done: Decided, *, let_in: bool) -> Answer:
    facts = {"record": each.id, "ops": done.ops, "let_in": let_in}
    return facts, words(f"hq.decided.{'let_in' if let_in else 'sent_back'}", n=grouping(done.ops))


def settled(office: Office, words: Words, id: str, kind: RecordKind, key: str, done: Changes) -> Answer:
    row = records.find(office, kind, id, bin=True)
    now = row.deleted_at if key == conflicts.BIN else row[key]
    value = say.value(office, words, kind, key, now, shown.names_of(office, kind, (row,)))
    doubts = wording.doubts(words, kind, done.problems)
    facts = {"record": kind.name, "number": row.number, "field": key, "act": done.act, "problems": doubts}
    said = words("hq.decided.field", field=say.field(words, kind, key), value=value)
    return facts, said, *(f"! {each['reason']}" for each in doubts)
