"""What is pending, line by line. Each function looks at one matter; a new matter is one function more in LINES."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import LoiStage
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import letters
from odop_desktop.queries import office as about
from odop_desktop.queries import today as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.pages import today_drafts
from odop_desktop.ui.pages.today_line import NAMED, Chips, Pending, Tone
from odop_desktop.ui.pages.today_post import from_headquarters

__all__ = ["LINES", "Pending", "lacking", "pending"]
VALIDITY, COPY = 15, 7  # days: a validity that ends is told before, a safety copy is old after


def stall_letters(office: Office) -> Iterable[Pending]:
    """Events within a month whose stall letters are not issued; in one line those that are over."""
    over = 0
    for event, n in q.letters_by_event(office):
        begins, ends = str(event["from_date"] or ""), str(event["to_date"] or event["from_date"] or "")
        if ends and ends < office.today().isoformat():
            over += n
        elif begins and begins <= q.within(office, q.SOON):
            yield _stall_letters(office, event, n, begins)
    if over:
        go = Goto(place="events", given={"named": "letters_due"})
        yield Pending("calm", over, "ui.today.stalls_over", go)


def _stall_letters(office: Office, event: RecordRow, n: int, begins: str) -> Pending:
    days, go = q.days_to(office, begins), Goto(kind=c.EVENT.name, id=event.id)
    if days <= 0:
        return Pending("late", n, "ui.today.stalls_now", go, {"event": _name(event)})
    facts: Chips = {"event": _name(event), "days": days}
    return Pending("late" if days <= VALIDITY else "soon", n, "ui.today.stalls", go, facts)


def lois_unissued(office: Office) -> Iterable[Pending]:
    """Letters of intent that are no paper yet: those that are ready, and what the others lack."""
    ready, waiting = letters.due(office, "loi")
    if not ready and not waiting:
        return
    lacks = Counter(key for _, keys in waiting for key in keys)
    go = Goto(place="lois", given={"named": "unissued"})
    facts: Chips = {"ready": len(ready), "waiting": len(waiting), "lacks": partial(_lacks, lacks)}
    msgid = "lois_ready" if not waiting else "lois_waiting" if ready else "lois_lacking"
    tone: Tone = "soon" if ready else "calm"
    yield Pending(tone, len(ready) + len(waiting), f"ui.today.{msgid}", go, facts)


def _lacks(lacks: Counter[str], words: Words) -> str:
    """`खरीदार (2), अनुमोदन (1)`: the fields that are missing, the commonest first."""
    own = {"lines": "loi_line.plural"}
    named = ((words(own.get(key, f"loi.{key}.label")), n) for key, n in lacks.most_common())
    return ", ".join(f"{name} ({n})" for name, n in named)


def approvals(office: Office) -> Iterable[Pending]:
    given = {"named": "unapproved"}
    if n := q.count(office, c.LOI, given):
        yield Pending("soon", n, "ui.today.unapproved", Goto(place="lois", given=given))


def validity(office: Office) -> Iterable[Pending]:
    """Letters of intent without an order whose time ends soon, or is over."""
    lapsed = {"named": "lapsing"}
    if n := q.count(office, c.LOI, lapsed):
        yield Pending("late", n, "ui.today.lapsed", Goto(place="lois", given=lapsed))
    span = (office.today().isoformat(), q.within(office, VALIDITY))
    ending = {"valid_till": span, "stage": [LoiStage.ISSUED.value, LoiStage.SIGNED.value]}
    if soonest := q.first(office, c.LOI, ending, "valid_till"):
        facts = {"loi": soonest.title(), "day": date_screen(str(soonest["valid_till"]))}
        n = q.count(office, c.LOI, ending)
        yield Pending("soon", n, "ui.today.validity", Goto(place="lois", given=ending), facts)


def followups(office: Office) -> Iterable[Pending]:
    given = {"named": "followup_due"}
    if n := q.count(office, c.LOI, given):
        yield Pending("late", n, "ui.today.followup", Goto(place="lois", given=given))


def over_offices(office: Office) -> Iterable[Pending]:
    """LoIs of other districts in which our artisans sell; at headquarters those with sellers of no register."""
    name = "to_link" if office.facts.headquarters else "lent"
    given = {"named": name}
    if n := q.count(office, c.LOI, given):
        yield Pending("calm", n, f"ui.today.{name}", Goto(place="lois", given=given))


def cards(office: Office) -> Iterable[Pending]:
    """Artisan cards that are over before the last day of an event at which their holders stand."""
    for event, n in q.cards_by_event(office):
        day = str(event["to_date"] or event["from_date"])
        given = {"event": [event.id], "pehchan_valid_till": (None, q.day_before(day))}
        go = Goto(place="artisans", given=given)
        yield Pending("soon", n, "ui.today.cards", go, {"event": _name(event)})


def forms_left(office: Office) -> Iterable[Pending]:
    """Forms that were open when the current failed or the program was ended: each comes back as it was."""
    for form in islice(today_drafts.left(office), NAMED):
        facts: Chips = {"form": form.title, "when": form.when()}
        yield Pending("soon", None, "ui.today.draft", form.go, facts)


def safety_copy(office: Office) -> Iterable[Pending]:
    made, go = about.last_copy(office), Goto(place="settings")
    if made is None:
        yield Pending("soon", None, "ui.today.no_copy", go)
    elif (days := (office.today() - made.date()).days) > COPY:
        yield Pending("late", None, "ui.today.old_copy", go, {"days": days})


def only_card(office: Office) -> Iterable[Pending]:
    """Until headquarters has enrolled the office, nobody else can open its records (SCREENS, first start)."""
    if about.card_alone(office):
        yield Pending("calm", None, "ui.today.card", Goto(place="settings"))


LINES: tuple[Callable[[Office], Iterable[Pending]], ...] = (
    followups, stall_letters, validity, cards, forms_left, lois_unissued, approvals, safety_copy, only_card,
    from_headquarters, over_offices,
)  # fmt: skip


def pending(office: Office) -> tuple[Pending, ...]:
    """Every line, the pressing ones first."""
    found = [line for look in LINES for line in look(office)]
    return tuple(sorted(found, key=lambda line: ("late", "soon", "calm").index(line.tone)))


def lacking(people: q.People) -> Iterable[Pending]:
    """Artisans with papers missing: counted with the other figures of artisans, in one walk."""
    if people.lacking:
        go = Goto(place="artisans", given={"named": "papers_missing"})
        yield Pending("calm", people.lacking, "ui.today.papers", go, {"all": grouping(people.total)})


def _name(row: RecordRow) -> Callable[[Words], str]:
    return lambda words: row.title(words.lang)
