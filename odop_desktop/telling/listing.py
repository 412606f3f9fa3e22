"""Whether the list of offices grows old, in plain words: at headquarters before its day, at an office after it."""

from __future__ import annotations

from datetime import date

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.sync import hq_roots
from odop_desktop.sync.trust import TrustList


def ageing(words: Words, trust: TrustList, today: date, *, is_hq: bool) -> str:
    """ "" where there is nothing to do about it."""
    if not is_hq:
        name = trust.hq.name_hi if words.lang == "hi" else trust.hq.name_en
        return words("trust.old", to=name or trust.hq.name_en) if trust.expired(today) else ""
    if not hq_roots.due(trust, today):
        return ""
    msgid = "hq.list.old" if trust.expired(today) else "hq.list.ageing"
    return words(msgid, date=date_screen(trust.head.expires))
