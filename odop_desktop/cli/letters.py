"""`letters KIND --out DIR`, `letters covering --package N`, `letters cancel NUMBER`, `letters register`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import letter_copies, letter_files, letters
from odop_desktop.actions.letter_files import Written
from odop_desktop.cli import letters_awaited, letters_file
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.table import lines
from odop_desktop.cli.usage import OneOf, Wrong, command
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import letters as queries
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import wording

_PATH = click.Path(path_type=Path)
_LANGS = ("hi", "en", "both")


def commands(words: Words) -> dict[str, click.Command]:
    return {"letters": _letters(words)}


def _letters(words: Words) -> click.Command:
    @command(words, "letters")
    @click.argument("kind", help=words("cli.letters.kind"))
    @click.argument("letter", metavar="[NUMBER]", required=False, help=words("cli.letters.which"))
    @click.option("--out", type=_PATH, help=words("cli.letters.out"))
    @click.option("--event", help=words("cli.letters.event"))
    @click.option("--number", help=words("cli.letters.number"))
    @click.option("--from", "first", help=words("cli.letters.from"))
    @click.option("--copy", type=OneOf(words, letter_copies.COPIES), help=words("cli.letters.copy"))
    @click.option("--lang", type=OneOf(words, _LANGS), default="hi", help=words("cli.letters.lang"))
    @click.option("--draft", is_flag=True, help=words("cli.letters.draft"))
    @click.option("--approved", help=words("cli.letters.approved"))
    @click.option("--reason", help=words("cli.letters.reason"))
    @click.option("--fy", help=words("cli.letters.fy"))
    @click.option("--package", type=int, help=words("cli.letters.package"))
    @click.option("--how", help=words("cli.letters.how"))
    @click.option("--month", help=words("cli.letters.month"))
    @click.option("--by", help=words("cli.letters.by"))
    @click.option("--for", "codes", multiple=True, help=words("cli.letters.for"))
    @click.option("--again", is_flag=True, help=words("cli.letters.again"))
    @click.pass_obj
    def run(desk: Desk, /, kind: str, letter: str | None, fy: str | None, **asked: Any) -> None:
        _sensible(desk, kind, letter)
        with desk.office() as office:
            if letter:
                _cancel(desk, office, letter, asked["reason"])
            elif kind == "register":
                _register(desk, office, asked["out"], fy)
            elif kind == letters_file.KIND and not asked["number"]:
                letters_file.covering(desk, office, asked, _folder(office, asked))
            elif kind == letters_awaited.KIND and not asked["number"]:
                letters_awaited.awaited(desk, office, asked, _folder(office, asked))
            elif asked["draft"]:
                _drafts(desk, office, kind, asked)
            elif asked["number"]:
                _reprint(desk, office, asked)
            elif asked["first"]:
                _resume(desk, office, kind, asked)
            else:
                _issue(desk, office, kind, asked)

    return run


def _sensible(desk: Desk, kind: str, letter: str | None) -> None:
    """`cancel` takes the number of a letter, and nothing else does."""
    if (kind == "cancel") is not bool(letter):
        msgid = "cli.letters.cancel_what" if kind == "cancel" else "cli.usage.extra"
        raise Wrong(desk.words(msgid, words=letter), click.get_current_context())


def _cancel(desk: Desk, office: Office, number: str, reason: str | None) -> None:
    done = letters.cancel(office, number=number, reason=reason or "")
    desk.answer({"number": number, "act": done.act}, desk.words("cli.letters.cancelled", number=number))


def _register(desk: Desk, office: Office, out: Path | None, fy: str | None) -> None:
    rows = queries.register(office, fy=fy)
    if out:
        letter_files.register(office, rows, out)
    keys = ("number", "letter_date", "to_whom", "status", "cancel_reason")
    heads = [desk.words(f"letter.{k}.label") for k in keys]
    table = [[_cell(desk, row, k) for k in keys] for row in rows]
    facts = {"rows": len(rows), "file": str(out) if out else None, "letters": [_facts(r) for r in rows]}
    told = lines(heads, table) if rows else [desk.words("cli.letters.none")]
    desk.answer(facts, *told, *([desk.words("cli.written", file=out)] if out else []))


def _cell(desk: Desk, row: RecordRow, key: str) -> str:
    if key == "status":
        return desk.words(f"letter.status.{row['status']}")
    return date_screen(row[key]) if key == "letter_date" else str(row[key] or "")


def _facts(row: RecordRow) -> dict[str, Any]:
    keys = ("number", "kind", "letter_date", "lang", "to_whom", "status", "cancel_reason", "pdf", "copies")
    return {k: row[k] for k in keys}


def _folder(office: Office, asked: dict[str, Any]) -> Path:
    """Where the PDFs go: the folder asked for, else the office's own."""
    out: Path = asked["out"] or office.folder / "out"
    return out


def _event(office: Office, asked: dict[str, Any]) -> str | None:
    return records.find(office, EVENT, asked["event"]).id if asked["event"] else None


def _drafts(desk: Desk, office: Office, kind: str, asked: dict[str, Any]) -> None:
    out = _folder(office, asked)
    event = _event(office, asked)
    files = letter_files.drafts(office, kind=kind, lang=asked["lang"], event=event, out=out)
    _, waiting = queries.due(office, kind, event=event, approved=True)
    told = [desk.words("cli.written", file=w.file) for w in files] or [desk.words("cli.letters.nothing")]
    told += [_lacking(desk, row, lacks) for row, lacks in waiting]
    desk.answer(_answer(files) | _waiting(waiting), *told)


def _reprint(desk: Desk, office: Office, asked: dict[str, Any]) -> None:
    number, out = asked["number"], _folder(office, asked)
    files = letter_files.reprint(office, number=number, out=out, copy=_copy(asked))
    told = [desk.words("cli.letters.copied", number=w.number, file=w.file) for w in files]
    desk.answer(_answer(files), *told)


def _resume(desk: Desk, office: Office, kind: str, asked: dict[str, Any]) -> None:
    out = _folder(office, asked)
    run = letter_files.resume(office, kind=kind, first=asked["first"], out=out, copy=_copy(asked))
    told = desk.words("cli.letters.resumed", n=len(run.letters), span=_span(run), out=out)
    desk.answer(_answer(run.letters, run.combined, run.despatch), told)


def _copy(asked: dict[str, Any]) -> str:
    return asked["copy"] or letter_copies.AS_ISSUED


def _issue(desk: Desk, office: Office, kind: str, asked: dict[str, Any]) -> None:
    event, approved = _event(office, asked), asked["approved"]
    batch = desk.progress(
        lambda bar: letters.issue(
            office, kind=kind, lang=asked["lang"], event=event, approved=approved, progress=bar
        ),
        desk.words("cli.letters.issuing"),
    )
    out = _folder(office, asked)
    run = letter_files.write(office, kind=kind, ids=batch.issued, out=out, copy=_copy(asked))
    facts = _answer(run.letters, run.combined, run.despatch) | _waiting(batch.waiting)
    facts["failed"] = [_failure(desk, row, error) for row, error in batch.failed]
    told = [_done(desk, run, out)]
    told += [_lacking(desk, row, lacks) for row, lacks in batch.waiting]
    told += [_failing(desk, each) for each in facts["failed"]]
    if batch.failed and not run.letters:
        desk.refuse(batch.failed[0][1], facts, *told[1:])
        click.get_current_context().exit(1)
    desk.answer(facts, *told)


def _done(desk: Desk, run: letter_files.Run, out: Path) -> str:
    if not run.letters:
        return desk.words("cli.letters.nothing")
    return desk.words("cli.letters.done", n=len({w.number for w in run.letters}), out=out, span=_span(run))


def _span(run: letter_files.Run) -> str:
    """The first and the last number."""
    numbers = [w.number for w in run.letters]
    return numbers[0] if len(set(numbers)) == 1 else f"{numbers[0]} … {numbers[-1]}"


def _failure(desk: Desk, row: RecordRow, error: OdopError) -> dict[str, str]:
    why = wording.sentences(desk.words, error.code, error.facts)
    return {"record": row.number, "code": error.code, "reason": why}


def _failing(desk: Desk, failure: dict[str, str]) -> str:
    return desk.words("cli.letters.failed", number=failure["record"], reason=failure["reason"])


def _waiting(rows: Iterable[tuple[RecordRow, tuple[str, ...]]]) -> dict[str, Any]:
    return {"waiting": [{"record": row.number, "lacks": list(lacks)} for row, lacks in rows]}


def _lacking(desk: Desk, row: RecordRow, lacks: tuple[str, ...]) -> str:
    labels = [desk.words("loi_line.plural" if k == "lines" else f"{row.kind.name}.{k}.label") for k in lacks]
    return desk.words("cli.letters.waiting", number=row.number, lacks=", ".join(labels))


def _answer(
    files: list[Written] | tuple[Written, ...], combined: Path | None = None, despatch: Path | None = None
) -> dict[str, Any]:
    return {
        "letters": [_told(w) for w in files],
        "combined": str(combined) if combined else None,
        "despatch": str(despatch) if despatch else None,
    }


def _told(w: Written) -> dict[str, Any]:
    told = {"number": w.number, "record": w.record, "file": str(w.file), "sha256": w.sha256}
    return told | ({"copy": w.copy} if w.copy else {}) | ({"count": w.count} if w.count > 1 else {})
