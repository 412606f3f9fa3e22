"""A question of headquarters as a record: the district answers on it, headquarters closes it or asks again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from odop_desktop.actions import asking
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import QUERY
from odop_desktop.domain.stages import QueryStage
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.pages.record_deeds import Deeds
from odop_desktop.ui.pages.record_head import Deed


class QueryPage(RecordPage):
    KEYS = tuple(field.key for field in QUERY.fields if field.key not in ("record_id", "office"))

    def __init__(self, desk: Desk, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk, QUERY, id, given)

    def make_deeds(self) -> QueryDeeds:
        return QueryDeeds(self.desk, self, self.kind, lambda: self.opened, self.may_leave)


class QueryDeeds(Deeds):
    """No new one from here: questions are asked on the record they are about."""

    def all(self) -> list[Deed]:
        usual = [deed for deed in super().all() if deed.name not in ("new_one", "bin", "restore")]
        kept = [deed for deed in super().all() if deed.name in ("bin", "restore")]
        hq = self.desk.office.facts.headquarters
        return [
            Deed("about", "eye", self.about, lambda row: row is not None),
            Deed("close", "check", self.close, lambda row: hq and _live(row) and not _closed(row)),
            Deed("again", "refresh-cw", self.again, lambda row: hq and _live(row)),
            *usual,
            *(kept if hq else ()),
        ]

    def about(self) -> None:
        """The record asked about."""
        if found := self._opened():
            self.desk.open(str(found.row["record_kind"]), str(found.row["record_id"]))

    def close(self) -> None:
        if found := self._opened():
            work = partial(asking.close, self.desk.office, ids=[found.row.id])
            self._asked(work, "ui.query.closed")

    def again(self) -> None:
        if found := self._opened():
            ask = late.dialog("asking").AskAgain.ask
            changes = ask(self.desk, self.page.window(), found.row, str(found.row["about"] or ""))
            if changes is not None:
                self.desk.did(changes, lambda w: w("ui.query.asked"))

    def _asked(self, work: Callable[[], Changes], msgid: str) -> None:
        self.desk.jobs.write(work, lambda done: self.desk.did(done, lambda w: w(msgid)), owner=self.page)


def _live(row: RecordRow | None) -> bool:
    return row is not None and not row.deleted_at


def _closed(row: RecordRow | None) -> bool:
    return row is not None and row["stage"] == QueryStage.CLOSED
