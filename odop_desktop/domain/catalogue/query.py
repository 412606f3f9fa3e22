"""Query: what headquarters asks a district about one of its records, or about one field of it; the district answers.

Shared by field (DECISIONS 1): question, due day and closing are headquarters', the answer is the district's. The
record asked about stays as it is: a question is a comment and overwrites nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, Privacy, RecordKind
from odop_desktop.domain.stages import QueryStage

_HQ = Owner.HQ

# `field` is kept as `artisan.mobile`, so that both ends word it in the reader's language.
_ASKED = (
    Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24, owner=_HQ,
          merge=Merge.IMMUTABLE, example="QRY-1-000001"),
    Field("office", Kind.REF, Need.AUTO, ref="office", listed=True, owner=_HQ),
    Field("record_kind", Kind.TEXT, Need.AUTO, max_len=20, listed=True, owner=_HQ, merge=Merge.IMMUTABLE,
          worded="name"),
    Field("record_id", Kind.TEXT, Need.AUTO, max_len=36, owner=_HQ, merge=Merge.IMMUTABLE, sheet=False),
    Field("about", Kind.TEXT, Need.AUTO, privacy=Privacy.PERSONAL, search=True, sort=True, listed=True,
          max_len=300, owner=_HQ),
    Field("field", Kind.TEXT, Need.AUTO, max_len=60, listed=True, owner=_HQ, merge=Merge.IMMUTABLE,
          worded="label"),
    Field("question", Kind.NOTE, Need.REQUIRED, search=True, listed=True, max_len=1000, owner=_HQ),
    Field("asked_on", Kind.DATE, Need.AUTO, sort=True, owner=_HQ),
    Field("due", Kind.DATE, Need.OPTIONAL, sort=True, listed=True, owner=_HQ),
)  # fmt: skip

_ANSWERED = (
    Field("answer", Kind.NOTE, Need.OPTIONAL, "answer", search=True, listed=True, max_len=1000),
    Field("answered_on", Kind.DATE, Need.AUTO, "answer", sort=True, merge=Merge.LEADING),
    Field("stage", Kind.STAGE, Need.AUTO, "answer", choices="query_stage", sort=True, listed=True, owner=_HQ,
          merge=Merge.LEADING),
    Field("closed_on", Kind.DATE, Need.AUTO, "answer", owner=_HQ),
)  # fmt: skip

QUERY = RecordKind(
    name="query",
    plural="queries",
    fields=(*_ASKED, *_ANSWERED),
    owner=Owner.HQ,
    number="number",
    series="QRY",
    title=("number",),
    shared=True,
)

# What is not asked about.
NEVER = frozenset({QUERY.name, "office", "user", "officer"})

# What a district's answer, given or taken back, says of the stage; closing is headquarters'.
ANSWERING = frozenset({QueryStage.OPEN, QueryStage.ANSWERED})


def beyond(keys: Iterable[str], stage: object) -> tuple[str, ...]:
    """Of the changed keys those that are not a district's to write; `stage` is the one it wants."""
    fields = QUERY.by_key
    own = {key for key, field in fields.items() if field.owner is Owner.DISTRICT}
    own |= {"stage"} if stage in ANSWERING else set()
    return tuple(key for key in keys if key not in own)
