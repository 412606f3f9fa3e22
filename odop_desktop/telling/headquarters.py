"""What headquarters sees, in plain words: where an office stands, what waits and why, which values stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries.conflicts import BIN, Conflict, Side
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.shelf import Shelved
from odop_desktop.sync.answering import Failed
from odop_desktop.sync.outbox import Sent
from odop_desktop.sync.preview import UNSEEN, Line, Preview
from odop_desktop.telling import exchange, masters, shown, wording
from odop_desktop.telling.shown import Names

_NAMED = 3  # PCs told of one by one where there is room for a few sentences only


def state(words: Words, line: Standing) -> str:
    """`silent`, `nil` or `sent` in a word; an office that headquarters keeps itself is told so."""
    if line.listed.proxy:
        return words("hq.state.proxy")
    if line.newest is None:
        return words("hq.state.never")
    return words("hq.state." + ("silent" if line.silent else "nil" if line.nil else "sent"))


def unanswered(words: Words, failed: Failed) -> list[str]:
    """For which PCs no file could be made, each with its reason."""
    why = {pc: wording.sentences(words, error.code, error.facts) for pc, error in failed}
    return [words("hq.unanswered.pc", pc=pc, why=said) for pc, said in why.items()]


def lacking(failed: Failed, made: Sequence[Sent]) -> OdopError:
    """What is said of them all."""
    of = len(failed) + len({one.made.receiver for one in made})
    return OdopError("E-SYN-74", failed=grouping(len(failed)), of=grouping(of))


def several(words: Words, made: Sequence[Sent]) -> str:
    """That there are several files for one PC; "" where there are none."""
    times = Counter(one.made.receiver for one in made)
    files = [one.file.name for one in made if times[one.made.receiver] > 1]
    return words("hq.answered.several", files=", ".join(files)) if files else ""


def answered(words: Words, made: Sequence[Sent], failed: Failed, folder: str) -> str:
    """What became of the files that were made in one step, in a few sentences."""
    said = [words("ui.hq.answered", n=grouping(len(made)), folder=folder), several(words, made)]
    if failed:
        against = lacking(failed, made)
        said = [wording.sentences(words, against.code, against.facts), *unanswered(words, failed)[:_NAMED]]
    return " ".join(filter(None, said))


def newest(words: Words, line: Standing) -> str:
    """`फ़ाइल 14, 10-2026, 03-11-2026 को` of the last file, or the list that headquarters brought in last for the
    district; "" where none came."""
    if line.brought is not None:
        return words("hq.brought", date=date_screen(line.brought.at[:10]), file=line.brought.file)
    file = line.newest
    if file is None:
        return ""
    facts = {"n": file.number, "month": exchange.month(words, file.month), "date": date_screen(file.at[:10])}
    return words("hq.newest", **facts)


def age(words: Words, line: Standing) -> str:
    """Days since the last file."""
    if line.days is None:
        return ""
    return words("hq.age.today") if line.days <= 0 else words("hq.age", n=grouping(line.days))


def remarks(words: Words, line: Standing) -> str:
    """What a person has to look at: two changes of one number, held files, changes laid aside, conflicts."""
    told = [words("hq.kept.people", n=grouping(line.people))] if line.listed.proxy else []
    if line.owed:
        told.append(words(f"hq.owed.{line.owed}"))
    if line.forked:
        told.append(words("hq.forked"))
    if line.held:
        waits = {"of": _numbers(line.awaited)} if line.awaited else {}
        told.append(words("hq.held.awaits" if waits else "hq.held", n=_numbers(line.held), **waits))
    if line.waiting:
        told.append(words("hq.waiting", n=grouping(line.waiting)))
    if line.conflicts:
        told.append(words("hq.conflicts", n=grouping(line.conflicts)))
    if line.missing:
        told.append(words("hq.missing", n=_numbers(line.missing)))
    return "; ".join(told)


def silence(words: Words, lines: Sequence[Standing], month: str) -> str:
    """How many of the offices that send have not sent the month's file, and how many districts are kept here; ""
    where there is no office."""
    kept = sum(line.listed.proxy for line in lines)
    silent, of = sum(line.silent for line in lines), len(lines) - kept
    counts = {"silent": grouping(silent), "of": grouping(of)}
    said = [words("cli.sync.offices.sum", month=exchange.month(words, month), **counts)] if of else []
    return " ".join([*said, *([words("hq.kept.sum", n=grouping(kept))] if kept else [])])


def owing(words: Words, lines: Sequence[Standing]) -> str:
    """How many offices have not sent yet what headquarters lost, and what to do; "" where none owes anything."""
    owed = [line for line in lines if line.owed]
    counts = {"n": grouping(len(owed)), "of": grouping(sum(not line.listed.proxy for line in lines))}
    return words("hq.owed.sum", **counts) if owed else ""


def _numbers(some: tuple[int, ...]) -> str:
    return ", ".join(map(str, some[:5])) + ("…" if len(some) > 5 else "")


def why(words: Words, shelved: Shelved) -> str:
    """Why a record's changes wait."""
    return wording.told(words, shelved.code, {"kind": shelved.entity})[0]


def kind_word(words: Words, kind: RecordKind | None, entity: str = "") -> str:
    return words(f"{kind.name}.name") if kind else entity


def field(words: Words, kind: RecordKind, key: str) -> str:
    """A field's label; the bin is no field."""
    return words("hq.bin") if key == BIN else shown.head(kind, kind.by_key[key], words)


def value(office: Office, words: Words, kind: RecordKind, key: str, value: Any, names: Names) -> str:
    """As the screen shows it; what is empty is said to be."""
    if key == BIN:
        return words("hq.bin.in") if value else words("hq.bin.out")
    if key not in kind.by_key:
        return str(value or "") or words("said.empty")
    return shown.cell(office, kind.by_key[key], value, names, words) or words("said.empty")


def side(words: Words, one: Side, called: Mapping[str, Two]) -> str:
    """`जिला चम्बा · seema · 03-11-2026`: which office gave the value, who, when."""
    office = called[one.node].of(words.lang) if one.node in called else words("hq.office.unknown")
    said = f"{office} · {one.actor} · {date_screen(one.at[:10])}"
    return f"{said} · {one.reason}" if one.reason else said


def sides(
    office: Office, words: Words, each: Conflict, called: Mapping[str, Two], names: Names
) -> list[tuple[str, str]]:
    """Of each side its value and where it is from."""
    kind = each.row.kind
    return [
        (value(office, words, kind, each.key, one.value, names), side(words, one, called))
        for one in each.sides
    ]


def sums(words: Words, seen: Preview) -> list[str]:
    """`कारीगर: 12 नए, 3 बदले, 1 रद्दी में` for each kind."""
    return masters.brought(words, seen.brought, done=False) + [
        words("hq.preview.kind", kind=words(f"{name}.name"), **{k: grouping(n) for k, n in of.items()})
        for name, of in (seen.counts or {}).items()
    ]


def summary(words: Words, seen: Preview) -> str:
    """One sentence: what taking the file in would do."""
    if seen.state == UNSEEN:
        return words("hq.preview.unseen")
    if seen.here < seen.pieces:
        return words("hq.preview.parts", here=seen.here, of=seen.pieces, missing=_lacking(seen))
    if seen.state != "applied":
        assert seen.error is not None
        return wording.told(words, seen.error.code, seen.error.facts)[0]
    if not seen.ops and seen.brought.pack is None:
        return words("hq.preview.nothing")
    told = {
        "records": seen.records,
        "aside": len({s.entity_id for s in seen.waiting}),
        "clashes": seen.clashes,
    }
    return "; ".join(words(f"hq.preview.{what}", n=grouping(n)) for what, n in told.items() if n)


def _lacking(seen: Preview) -> str:
    return str(seen.error.facts.get("missing", "")) if seen.error else ""


def called(words: Words, seen: Preview) -> str:
    """What the file is called; of one in parts, how many of them are here."""
    if not seen.pieces:
        return seen.file.name
    return words("hq.preview.in_parts", file=seen.file.name, here=seen.here, of=seen.pieces)


def line(office: Office, words: Words, one: Line, names: Names) -> str:
    """What would become of one record: each field before and after."""
    told = [
        f"{field(words, one.row.kind, key)}: "
        + " → ".join(value(office, words, one.row.kind, key, v, names) for v in (before, after))
        for key, before, after in one.fields
    ]
    if one.reason:
        told.append(words("hq.preview.reason", reason=one.reason))
    if one.clash:
        keys = ", ".join(field(words, one.row.kind, key) for key in one.clash)
        told.append(words("hq.preview.clash", fields=keys))
    return "; ".join(told)
