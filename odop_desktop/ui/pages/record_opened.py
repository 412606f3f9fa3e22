"""A record as its page opens it: the row, the number people use, what it belongs to, how much is still to see to."""

from __future__ import annotations

from dataclasses import dataclass

from odop_desktop.domain.catalogue import PRODUCT
from odop_desktop.domain.catalogue.doubts import doubts, missing
from odop_desktop.domain.catalogue.field import Kind, Need, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import binned, family, loi_life, records, sync_status, whose
from odop_desktop.queries.binned import Binned
from odop_desktop.queries.loi_life import Lender
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing, State
from odop_desktop.queries.transfers import Moved, whereabouts
from odop_desktop.telling import clashes, exchange, links, offices, shown, transfers
from odop_desktop.telling.clashes import Clashes
from odop_desktop.telling.shown import Names


@dataclass(frozen=True, slots=True)
class Opened:
    """`names` are the records that its required references point at; `wanted` counts what is missing or doubtful;
    `way` is how far it is on its way to headquarters."""

    row: RecordRow
    number: str
    names: Names
    wanted: int
    way: Standing | None = None
    moved: Moved | None = None  # where the person is, of a record that is kept here to be read
    clashes: Clashes | None = None  # fields that hold several values
    lender: Lender | None = None  # whose LoI it is, of one that is kept here to be read
    kept: RecordRow | None = None  # the one that stands in its place
    maker: Maker | None = None  # at headquarters: whose it is
    binned: Binned | None = None  # of one in the bin: who put it there, and why

    @property
    def locked(self) -> bool:
        """Only to be looked at: a pack's row, one in the bin, one of another office."""
        return self.row.packed or self.row.deleted_at is not None or self.elsewhere

    @property
    def elsewhere(self) -> bool:
        """Another office's: of a person who has moved away, a LoI that is lent to be read."""
        return self.moved is not None or self.lender is not None

    def title(self, words: Words) -> str:
        """Its name; of what has none, what it is."""
        title = self.row.title(words.lang)
        if title not in (self.row.id, self.row.number):
            return title
        if self.row.kind is PRODUCT:
            return words("said.product.unconfirmed")
        return words(f"{self.row.kind.name}.name")

    def standing(self, words: Words) -> list[str]:
        """Number, what is to be decided, whose it is, what is wanted, whether it was sent, whether it is binned."""
        parts = [self.number] if self.number != self.row.id else []
        parts += [offices.cell(words, self.maker)] if self.maker else []
        if self.clashes:
            parts.append(words("clash.open", n=len(self.clashes.each)))
        if not self.row.kind.one_of:
            parts += [row.title(words.lang) for row in self.names.values() if row.kind.name != "office"]
        if self.row.deleted_at:
            there = [shown.put_there(self.binned, words)] if self.binned else []
            return [*parts, words("ui.record.binned"), *there, *exchange.way(words, self.way)]
        if self.row.packed:
            return [*parts, words("pack.row_ended" if self.row.ended else "ui.record.packed")]
        if self.moved:
            return [*parts, transfers.away(words, self.moved), *self._under_way(words)]
        if self.lender:
            return [*parts, links.short(words, self.lender)]
        parts += [words("alias.standing", name=self.kept.title(words.lang))] if self.kept else []
        parts += [words("alias.adopted.standing")] if self.row["adopted"] else []
        wanted = [words("ui.record.wanted", n=self.wanted)] if self.wanted else []
        return [*parts, *wanted, *exchange.way(words, self.way)]

    def _under_way(self, words: Words) -> list[str]:
        """What was written before the move was known, and has not settled at headquarters."""
        settled = self.way is None or self.way.state in (State.RECEIVED, State.THERE)
        return [] if settled else exchange.way(words, self.way)


def opened(office: Office, kind: RecordKind, id: str) -> Opened:
    """Reads it, in the bin or not. E-ACT-01 where there is none."""
    row = records.find(office, kind, id, bin=True)
    names = shown.names_of(office, kind, [row])
    required = [f.key for f in kind.fields if f.kind is Kind.REF and f.need is Need.REQUIRED]
    required_names = {row[key]: names[row[key]] for key in required if row[key] in names}
    found = doubts(kind, row.values, office.lists, on=office.today())
    way = sync_status.of(office, [id]).get(id)
    wanted = len(missing(kind, row.values)) + len(found)
    kept = names.get(row["same_as"]) if row["same_as"] else None
    moved, open_ = whereabouts(office, row), clashes.found(office, id)
    lender, maker = loi_life.whose(office, row), whose.of(office, kind, [row.id]).get(row.id)
    number = family.number(office, row)
    put = binned.of(office, id) if row.deleted_at else None
    return Opened(row, number, required_names, wanted, way, moved, open_, lender, kept, maker, put)
