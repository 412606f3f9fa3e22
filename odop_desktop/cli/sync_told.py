"""What the commands under `sync` answer: the object of --json, and the lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from odop_desktop.cli import masters_told
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.facts import Two
from odop_desktop.office import Office
from odop_desktop.queries import conflicts, headquarters, sync_books, sync_status, transfer_news
from odop_desktop.sync import attachments, listed, receiving, returning, standing, updates
from odop_desktop.sync.joining import Asked
from odop_desktop.sync.receiving import Outcome
from odop_desktop.sync.sending import Handed
from odop_desktop.sync.trust import TrustList
from odop_desktop.telling import exchange, listing, transfers, wording
from odop_desktop.telling import headquarters as say

Answer = tuple[Any, ...]  # the object, then the lines


def asked(words: Words, done: Asked, sheet: Path) -> Answer:
    facts = {"file": str(done.file), "fingerprint": done.fingerprint, "sheet": str(sheet)}
    return facts, *(words(f"cli.sync.enrol.{msgid}", **facts) for msgid in ("asked", "say", "sheet", "next"))


def joined(words: Words, trust: TrustList) -> Answer:
    name = Two(trust.hq.name_hi, trust.hq.name_en).of(words.lang)
    facts = {"enrolled": True, "to": name, "version": trust.version}
    return facts, words("cli.sync.enrol.done", to=name)


def wished(words: Words, file: Path) -> Answer:
    """A PC's file that asks for new keys."""
    return {"file": str(file)}, words("cli.written", file=file), words("sync.newkeys.next")


def sent(words: Words, done: Handed, hq: Two, control: Path) -> Answer:
    made, to = done.made, hq.of(words.lang)
    files = [str(file) for file in done.files]
    facts = {
        "file": files[0],
        "files": files,
        "package": made.pkg_no,
        "to": to,
        "ops": made.ops,
        "month": made.month,
        "nil": made.ops == 0,
        "counts": made.counts,
        "sha256": made.sha256,
        "control": str(control),
        "back": [str(file) for file in done.back],
        "clock_behind": done.behind,
        "rest": done.rest,
    }
    month = exchange.month(words, made.month)
    told = "cli.sync.send.nil" if made.ops == 0 else "cli.sync.send.done"
    lines = [words(told, n=made.pkg_no, month=month, to=to, ops=grouping(made.ops))]
    lines += [words("cli.written", file=file) for file in (*files, control, *done.back)]
    if done.back:
        lines.append(words("cli.sync.send.back", n=len(done.back)))
    lines += exchange.beside(words, done)
    return facts, *lines, words("cli.sync.send.next")


def to_sibling(words: Words, done: Handed, pc: int) -> Answer:
    files = [str(file) for file in done.files]
    facts = {
        "file": files[0],
        "files": files,
        "package": done.made.pkg_no,
        "to": f"PC {pc}",
        "ops": done.made.ops,
    }
    return facts, words("cli.sync.send.pc.done", pc=pc, file=files[0])


def received(words: Words, found: Sequence[Outcome]) -> tuple[dict[str, Any], list[str]]:
    """Sums of changes for what was taken in; numbers of files for what is held or was refused."""
    came = [each.came for each in found if each.came is not None]
    stopped = [each for each in found if each.state in (receiving.REFUSED, receiving.HELD)]
    facts: dict[str, Any] = {
        "applied": sum(each.applied for each in came),
        "duplicate": sum(each.duplicate for each in came),
        "quarantined": sum(each.waiting for each in came),
        "held": sum(each.state == receiving.HELD for each in found),
        "refused": sum(each.state == receiving.REFUSED for each in found),
        "files": [_file(words, each) for each in found],
    }
    if stopped:
        facts["code"] = next((e for e in stopped if e.state == receiving.REFUSED), stopped[0]).code
    return facts, [exchange.outcome(words, each) for each in found]


def _file(words: Words, each: Outcome) -> dict[str, Any]:
    facts: dict[str, Any] = {"file": str(each.file), "outcome": each.state}
    if each.skew:
        facts[f"clock_{each.skew}"] = True
    if each.came is not None:
        of = each.came
        facts |= {"package": of.pkg_no, "month": of.month, "applied": of.applied}
        facts |= {"duplicate": of.duplicate, "quarantined": of.waiting}
    facts |= masters_told.brought(each.brought)
    if each.error is not None:
        title, advice = wording.told(words, each.error.code, each.error.facts)
        facts |= {"code": each.code, "title": title, "advice": advice}
    return {key: value for key, value in facts.items() if value is not None}


def status(office: Office, words: Words, code: str = "") -> Answer:
    """`unsent` counts records; `acknowledged` is the number of the last file that headquarters confirmed.

    `digest` is of all records, or at headquarters of what the office `code` has there.
    """
    known = standing.of(office)
    unsent, back = sync_status.unsent(office), sync_books.returned(office)
    files = sync_books.made(office)
    facts: dict[str, Any] = {
        "enrolled": known is not None,
        "unsent": unsent,
        "acknowledged": sync_books.confirmed_no(office),
        "digest": standing.digest(office, code),
        "returned": len(back),
        "conflicts": conflicts.count(office),
        "files": [
            {
                "package": f.pkg_no,
                "month": f.month,
                "at": f.at,
                "ops": f.ops,
                "records": f.records,
                "state": f.state,
                "confirmed_on": f.confirmed_on,
            }
            for f in files
        ],
    }
    lines = [_unsent(office, words, unsent, facts)]
    if known is None:
        return facts, words("cli.sync.status.alone"), *lines
    facts |= {"to": known.hq.of(words.lang), "pc": known.label, "differs": list(known.differs)}
    facts |= {"position": known.position.feed, "hq_epoch": known.position.epoch}
    lines.insert(0, words("cli.sync.status.enrolled", to=facts["to"], pc=known.label))
    lines += [
        words("cli.sync.status.file", n=f.pkg_no, date=date_screen(f.at[:10]), state=exchange.made(words, f))
        for f in files[:5]
    ]
    lines += exchange.parts_awaited(words, known.awaited)
    if same := exchange.compared(words, known):
        lines.append(same)
    lines += masters_told.program(words, known.least, updates.here(office), facts)
    if back:
        lines.append(words("cli.sync.status.returned", n=grouping(len(back))))
    if facts["conflicts"]:
        lines.append(words("cli.sync.status.conflicts", n=grouping(facts["conflicts"])))
    more = (*_ageing(office, words, facts), *_moves(office, words, facts), *_owing(office, words, facts))
    return facts, *lines, *more


def _unsent(office: Office, words: Words, unsent: int, facts: dict[str, Any]) -> str:
    """How many records headquarters has not got, and how many of them another PC of the office has."""
    told = [words("cli.sync.status.unsent", n=grouping(unsent))]
    if beside := sync_status.beside(office):
        facts["given_to_other_pcs"] = beside
        told.append(words("sync.beside", n=grouping(beside)))
    facts["papers"] = attachments.left(office)
    if facts["papers"]:
        told.append(words("sync.papers", n=grouping(facts["papers"])))
    return " · ".join(told)


def _ageing(office: Office, words: Words, facts: dict[str, Any]) -> list[str]:
    """Whether the list of offices is old, or soon will be."""
    trust = listed.trust(office)
    facts["list_expires"] = trust.head.expires
    said = listing.ageing(words, trust, office.today(), is_hq=listed.is_hq(office))
    return [said] if said else []


def _moves(office: Office, words: Words, facts: dict[str, Any]) -> list[str]:
    """Who has come, and what was decided on moves asked for here, as far as nobody has looked in the window."""
    news = transfer_news.found(office)
    facts["moves"] = [
        {"transfer": n.row.number, "artisan": n.person.number, "news": str(n.what), "why": n.row["decision"]}
        for n in news
    ]
    return [transfers.news(words, each) for each in news]


def _owing(office: Office, words: Words, facts: dict[str, Any]) -> list[str]:
    """After headquarters was brought back from a copy: there which offices owe what, at an office what it gives."""
    if listed.is_hq(office):
        lines = headquarters.standing(office, listed.offices(listed.trust(office)))
        facts["owed"] = {line.listed.code: str(line.owed) for line in lines if line.owed}
        told = [f"{line.listed.code}: {words(f'hq.owed.{line.owed}')}" for line in lines if line.owed]
        return [say.owing(words, lines), *told] if told else []
    facts["gives_back"] = returning.due(office)
    n = len(facts["gives_back"])
    return [words("hq.owed.gives", n=grouping(n))] if n else []


def confirmed(words: Words, number: int, at: str) -> Answer:
    return {"package": number, "acknowledged": number}, words(
        "cli.sync.phrase.done", n=number, date=date_screen(at[:10])
    )


def verified(words: Words, number: int, files: Sequence[Path]) -> Answer:
    facts = {"ok": True, "package": number, "files": [str(file) for file in files]}
    return facts, words("cli.sync.verify.ok", n=number)
