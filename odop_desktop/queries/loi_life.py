"""All that a letter of intent's page shows, read at once: lines with their sums, stages with their papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.stages import LADDER, LoiStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letter_papers, letters, loi_papers, read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import lent

# A line as the page shows it: what is sold and who sells it, of this register or outside it, in either script.
_SEEN = ("what_hi", "what_en", "who_hi", "who_en")
LINE_SEEN = replace(c.LOI_LINE, fields=(*c.LOI_LINE.fields, *(Field(key, Kind.NAME) for key in _SEEN)))
IN_LOI = lent.IN_LOI  # kinds whose records belong to a LoI
PROVEN, CLAIMED, OPEN = "proven", "claimed", "open"
_SUMS = {
    LoiStage.ORDERED: "order_value",
    LoiStage.DESPATCHED: "supplied_value",
    LoiStage.PAID: "paid_value",
}


@dataclass(frozen=True, slots=True)
class Lender:
    """Whose LoI is kept here to be read; without a district headquarters'. `over`: no line of it is linked to an
    artisan of this office any more."""

    district: RecordRow | None = None
    over: bool = False


HEADQUARTERS = Lender()


@dataclass(frozen=True, slots=True)
class Rung:
    """One stage of the ladder: proven by its paper, claimed without one, or open.

    `on` is the day of the step (ISO, '' where none is on record), `paper` what proves it, `sum` paise told.
    """

    stage: LoiStage
    state: str
    on: str = ""
    paper: str = ""
    sum: int | None = None


@dataclass(frozen=True, slots=True)
class LoiLife:
    """A LoI with its lines, buyer, letters and what it lacks before it can be issued."""

    loi: RecordRow
    lines: tuple[RecordRow, ...]  # of LINE_SEEN, in the order of the letter
    letters: tuple[RecordRow, ...]  # newest first, cancelled ones among them
    letter: RecordRow | None  # the one that stands
    lacks: tuple[str, ...]  # field keys; `lines` for the lines
    ladder: tuple[Rung, ...]
    names: Mapping[str, RecordRow]
    papers: tuple[RecordRow, ...] = ()  # orders, despatches, payments, in the order of their days
    notable: tuple[RecordRow, ...] = ()  # the lines for which this office may note more of them
    lender: Lender | None = None  # whose LoI it is, where it is kept here to be read

    @property
    def open(self) -> bool:
        """Whether lines may still be written."""
        return self.loi["stage"] in (None, LoiStage.DRAFT) and self.lender is None

    @property
    def coin(self) -> str | None:
        """The code of the currency of all its money; None is rupees."""
        code: str | None = self.loi["currency"]
        return code

    @property
    def total(self) -> int:
        """The sum of the lines, paise."""
        return sum(line["value"] or 0 for line in self.lines)


def of(office: Office, id: str) -> LoiLife:
    """The letter of intent with this id. E-ACT-01 where there is none."""
    with office.reading() as conn:
        loi = read.get(conn, c.LOI, id)
        if loi is None:
            raise OdopError("E-ACT-01", record=id)
        lines = sorted(read.children(conn, c.LOI_LINE, id), key=lambda x: x["line_no"] or 0)
        told = read.where(conn, c.LETTER, read.table_of(c.LETTER).c.record_id == id)
        papers, lender = loi_papers.of(conn, id), _lender(conn, office, loi)
        notable = loi_papers.notable(conn, lines, lent=lender is not None)
        names = read.referred(conn, [loi, *lines, *papers])
    lender = replace(lender, over=not notable) if lender else None
    told.reverse()
    letter = next((x for x in told if x["status"] == "ISSUED"), None)
    lacks = tuple(letters.missing(loi, lines, approved=False))
    seen = tuple(_seen(office, line, names) for line in lines)
    ladder = _ladder(loi, letter, loi_papers.sums(papers))
    return LoiLife(loi, seen, tuple(told), letter, lacks, ladder, names, tuple(papers), notable, lender)


def _seen(office: Office, line: RecordRow, names: Mapping[str, RecordRow]) -> RecordRow:
    who = {f"who_{lang}": _seller(office, line, names, lang) for lang in ("hi", "en")}
    what = {f"what_{lang}": line[f"product_{lang}"] for lang in ("hi", "en")}
    return replace(line, kind=LINE_SEEN, values={**line.values, **what, **who})


def _seller(office: Office, line: RecordRow, names: Mapping[str, RecordRow], lang: str) -> str | None:
    """Who sells a line: the artisan, or the outside seller with the registration that headquarters found. An
    artisan of the maker's register is not known by name where the LoI is only read.
    """
    if seller := names.get(line["seller"] or ""):
        return seller.title(lang)
    words = office.words(lang)
    if line["seller"]:
        return words("loi.seller_there", district=line["seller_district"] or words("said.unknown"))
    told = line["seller_name"], line["linked_no"]
    return " · ".join(filter(None, told)) or None


def _ladder(
    loi: RecordRow, letter: RecordRow | None, papers: Mapping[LoiStage, tuple[RecordRow, ...]]
) -> tuple[Rung, ...]:
    """Each stage as far as papers or words go; a sum told without a paper is a claim."""
    return tuple(_noted(stage, papers.get(stage, ())) or _rung(loi, letter, stage) for stage in LADDER)


def _noted(stage: LoiStage, papers: tuple[RecordRow, ...]) -> Rung | None:
    """A stage of which there are papers: their sum, the day of the last, their numbers."""
    if not papers:
        return None
    numbers = ", ".join(dict.fromkeys(row["paper_no"] or row.number for row in papers))
    return Rung(stage, PROVEN, papers[-1]["day"] or "", numbers, sum(row["value"] or 0 for row in papers))


def _rung(loi: RecordRow, letter: RecordRow | None, stage: LoiStage) -> Rung:
    told = loi[_SUMS[stage]] if stage in _SUMS else None
    proof = {LoiStage.ISSUED: letter and letter.number, LoiStage.SIGNED: letter and loi["signed_file"]}
    rank, claimed = LADDER.index(stage), _rank(loi["claimed"])
    paper = str(proof.get(stage) or "")
    proven = bool(paper) or _rank(loi["stage"]) >= rank
    state = PROVEN if proven else CLAIMED if claimed >= rank or told else OPEN
    return Rung(stage, state, _on(loi, letter, stage, proven=proven), paper, told)


def _rank(stage: Any) -> int:
    return LADDER.index(stage) if stage in LADDER else -1


def _on(loi: RecordRow, letter: RecordRow | None, stage: LoiStage, *, proven: bool) -> str:
    """The day of the step: a letter's own, else the day on which the present stage was reached."""
    if stage is LoiStage.ISSUED and letter:
        return str(letter["letter_date"])
    return str(loi["stage_on"] or "") if proven and loi["stage"] == stage else ""


def plain(line: RecordRow) -> RecordRow:
    """The line as it is on record, without the names beside it."""
    own = {k: v for k, v in line.values.items() if k not in _SEEN}
    return replace(line, kind=c.LOI_LINE, values=own)


def whose(office: Office, row: RecordRow) -> Lender | None:
    """Whose LoI this is, or whose LoI's line, or who noted an order, despatch or payment, where that is kept here
    to be read; else None.
    """
    with office.reading() as conn:
        if row.kind in c.LOI_PAPERS and row["district"]:
            return _other(conn, office, row["district"])
        of = row if row.kind is c.LOI else read.get(conn, c.LOI, row["loi"]) if _in_loi(row) else None
        lender = _lender(conn, office, of) if of else None
        if lender is None or of is None or row.kind in c.LOI_PAPERS:
            return HEADQUARTERS if lender else None
        lines = read.children(conn, c.LOI_LINE, of.id)
        return replace(lender, over=not loi_papers.notable(conn, lines, lent=True))


def _in_loi(row: RecordRow) -> bool:
    return row.kind.name in IN_LOI


def _lender(conn: Connection, office: Office, loi: RecordRow) -> Lender | None:
    if loi["of_hq"] and office.facts.district:
        return HEADQUARTERS
    return _other(conn, office, loi["of_district"])


def _other(conn: Connection, office: Office, district: str | None) -> Lender | None:
    here = office.facts.district
    return Lender(read.get(conn, c.PLACE, district)) if here and district not in (None, here) else None


def paper(office: Office, letter: RecordRow) -> bytes:
    """The letter's first copy, byte for byte as it was issued. E-SYN-73: it has not come yet."""
    return letter_papers.first_copy(office, letter)
