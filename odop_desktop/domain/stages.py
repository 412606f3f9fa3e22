"""What a letter of intent, a participation, an agreement, a letter and a question may be at: codes of the value lists.

Any step may be reversed by a new decision with its reason: the latest decision counts, not the highest rank
(DECISIONS 4). Only a letter's status never goes back.
"""

from __future__ import annotations

from enum import StrEnum


class LoiStage(StrEnum):
    DRAFT = "DRAFT"
    ISSUED = "ISSUED"
    SIGNED = "SIGNED"
    ORDERED = "ORDERED"
    DESPATCHED = "DESPATCHED"
    PAID = "PAID"
    LAPSED = "LAPSED"
    WITHDRAWN = "WITHDRAWN"


class ParticipationStage(StrEnum):
    INVITED = "INVITED"
    NOMINATED = "NOMINATED"
    APPLIED = "APPLIED"
    SCRUTINISED = "SCRUTINISED"
    SELECTED = "SELECTED"
    WAITING = "WAITING"
    REJECTED = "REJECTED"
    ALLOTTED = "ALLOTTED"
    REPORTED = "REPORTED"
    COMPLETED = "COMPLETED"
    WITHDRAWN = "WITHDRAWN"
    ABSENT = "ABSENT"


class MouStatus(StrEnum):
    PROP = "PROP"
    TALK = "TALK"
    ADV = "ADV"
    DRAFT = "DRAFT"
    SIGNED = "SIGNED"
    ACTIVE = "ACTIVE"
    EXP = "EXP"
    DROP = "DROP"
    CLOSED = "CLOSED"


class LetterStatus(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    ISSUED = "ISSUED"
    CANCELLED = "CANCELLED"
    SUPERSEDED = "SUPERSEDED"


class QueryStage(StrEnum):
    """A question of headquarters; asked again it is open again."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"


class TransferStage(StrEnum):
    ASKED = "ASKED"
    COUNTERSIGNED = "COUNTERSIGNED"
    REFUSED = "REFUSED"


# The value list that each enum mirrors.
LISTS: dict[str, type[StrEnum]] = {
    "loi_stage": LoiStage,
    "participation_status": ParticipationStage,
    "mou_status": MouStatus,
    "letter_status": LetterStatus,
    "query_stage": QueryStage,
}

# Who stands at an event in one of these cannot stand at another that overlaps it in time.
TAKES_PART = frozenset(
    {
        ParticipationStage.SELECTED,
        ParticipationStage.ALLOTTED,
        ParticipationStage.REPORTED,
        ParticipationStage.COMPLETED,
    }
)

# A stall is taken while its holder is at one of these.
HOLDS_STALL = TAKES_PART

# Where a participation goes when all goes well; every other step is a decision that needs its reason.
WAY = (
    ParticipationStage.INVITED,
    ParticipationStage.NOMINATED,
    ParticipationStage.APPLIED,
    ParticipationStage.SCRUTINISED,
    ParticipationStage.SELECTED,
    ParticipationStage.ALLOTTED,
    ParticipationStage.REPORTED,
    ParticipationStage.COMPLETED,
)

# One of these means: the participant has a stall.
ALLOTTED = frozenset({ParticipationStage.ALLOTTED, ParticipationStage.REPORTED, ParticipationStage.COMPLETED})

# A letter of intent that has come to nothing, until it is decided otherwise.
LOI_CLOSED = frozenset({LoiStage.LAPSED, LoiStage.WITHDRAWN})

# From paper to money: what a letter of intent proves, one after the other.
LADDER = (LoiStage.ISSUED, LoiStage.SIGNED, LoiStage.ORDERED, LoiStage.DESPATCHED, LoiStage.PAID)

# A letter in one of these keeps its number and never changes again.
LETTER_CLOSED = frozenset({LetterStatus.CANCELLED, LetterStatus.SUPERSEDED})


def needs_reason(before: ParticipationStage | None, stage: ParticipationStage) -> bool:
    """Forward on the usual way needs no reason; back, aside or out of it does. Nor does a first stage."""
    forward = stage in WAY and before in WAY and WAY.index(before) < WAY.index(stage)
    return before not in (None, stage) and not forward


def usual_next(stage: ParticipationStage | None) -> ParticipationStage:
    """The step that is most often taken from here: the next on the way (no nomination between)."""
    usual = [s for s in WAY if s not in (ParticipationStage.INVITED, ParticipationStage.NOMINATED)]
    if stage is ParticipationStage.WAITING:
        return ParticipationStage.SELECTED
    if stage not in usual:
        return ParticipationStage.APPLIED
    return usual[min(usual.index(stage) + 1, len(usual) - 1)]
