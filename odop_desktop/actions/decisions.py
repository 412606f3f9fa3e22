"""Decisions on participations: a step for one or many, stalls given out; each as one act with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from odop_desktop.actions import rules
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue import PARTICIPATION
from odop_desktop.domain.reasons import said
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import living
from odop_desktop.storage.apply import Put, apply


@dataclass(frozen=True, slots=True)
class Refused:
    """A participation that stays as it was, and why."""

    id: str
    number: str
    error: OdopError


@dataclass(frozen=True, slots=True)
class Decided:
    """What was changed as one act (`changes.act` empty: nothing), and what the rules refused."""

    changes: Changes
    refused: tuple[Refused, ...]


@least(Role.OPERATOR)
def decide(office: Office, *, ids: Sequence[str], stage: Stage, reason: str | None = None) -> Decided:
    """The same decision on each of these participations (DECISIONS 4); those it does not fit are told with why.

    One alone that is refused raises the rule's error.
    """
    why = said(reason)
    told = {"stage": str(stage), "stage_reason": why}
    return _each(office, [(id, told) for id in ids], "participation.decide", why)


@least(Role.OPERATOR)
def allot(office: Office, *, stalls: Sequence[tuple[str, str]], reason: str | None = None) -> Decided:
    """Gives stalls: pairs of a participation's id and a stall's. Who had another stall moves (with its reason)."""
    told = [(id, {"stall": stall, "stage": str(Stage.ALLOTTED)}) for id, stall in stalls]
    return _each(office, told, "participation.allot", said(reason))


def _each(office: Office, told: Sequence[tuple[str, dict[str, Any]]], verb: str, why: str | None) -> Decided:
    """Each put stands in the store before the next is looked at: two cannot get one stall."""
    done: list[str] = []
    refused: list[Refused] = []
    with office.transaction() as conn:
        act = office.act(verb)
        for id, values in told:
            row = living.get(conn, PARTICIPATION, id)
            try:
                full, _ = rules.checked(conn, office, PARTICIPATION, row, _held(row["stage"], values), why)
            except OdopError as error:
                refused.append(Refused(id, row.number, error))
                continue
            done += apply(conn, act, [Put(PARTICIPATION, id, full, "change", why)])
    if refused and len(told) == 1:
        raise refused[0].error
    touched = tuple((PARTICIPATION.name, id) for id in done)
    return Decided(Changes(act.id if done else "", touched), tuple(refused))


def _held(stage: str | None, values: dict[str, Any]) -> dict[str, Any]:
    """Who stands in a stall and is given another one stays as far as he is."""
    further = stage in (Stage.REPORTED, Stage.COMPLETED)
    return {k: v for k, v in values.items() if k != "stage"} if further and "stall" in values else values
