"""What the list of offices says, in plain words: whose public keys, and whether it grows old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.sync import hq_roots
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import SignKey


def ageing(words: Words, trust: TrustList, today: date, *, is_hq: bool) -> str:
    """ "" where there is nothing to do about it."""
    if not is_hq:
        name = trust.hq.name_hi if words.lang == "hi" else trust.hq.name_en
        return words("trust.old", to=name or trust.hq.name_en) if trust.expired(today) else ""
    if not hq_roots.due(trust, today):
        return ""
    msgid = "hq.list.old" if trust.expired(today) else "hq.list.ageing"
    return words(msgid, date=date_screen(trust.head.expires))


def public_keys(words: Words, whose: str, keys: Sequence[SignKey]) -> str:
    """The keys that sign this PC's files, in hex, each with the first and last file of it (`e0_000006`, as in its
    name), where it is not for all."""
    said = "; ".join(_key(words, key) for key in keys) or words("hq.key.none")
    return words("hq.key.of", whose=whose, keys=said)


def _key(words: Words, key: SignKey) -> str:
    told = {"key": key.key.hex()}
    if key.first != (0, 0):
        told["first"] = _file(key.first)
    if key.last is not None:
        told["last"] = _file(key.last)
    msgid = {(True, True): "span", (True, False): "from", (False, True): "till"}.get(
        ("first" in told, "last" in told)
    )
    return words(f"hq.key.{msgid}", **told) if msgid else told["key"]


def _file(at: tuple[int, int]) -> str:
    return f"e{at[0]}_{at[1]:06d}"
