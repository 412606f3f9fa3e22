"""Which box a field gets: by its kind alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from odop_desktop.domain.catalogue.field import Field, Kind, Need, Owner, RecordKind
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.choice import ChoiceBox
from odop_desktop.ui.forms.boxes.day import DateBox
from odop_desktop.ui.forms.boxes.fixed import FixedBox
from odop_desktop.ui.forms.boxes.last4 import Last4Box
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.forms.boxes.note import NoteBox
from odop_desktop.ui.forms.boxes.ref import RefBox
from odop_desktop.ui.forms.boxes.ticks import TicksBox

Box: TypeAlias = LineBox | NoteBox | TicksBox | FixedBox

_FOREIGN = frozenset(
    {"loi", "loi_line", "loi_order", "loi_despatch", "loi_payment"}
)  # their money may be in another currency: no ₹ before it


def is_fixed(field: Field) -> bool:
    """Whether it is only looked at: what the program or a decision fills, and the office's own columns."""
    if field.need is Need.AUTO or field.kind in (Kind.BLOB, Kind.STAGE):
        return True
    return field.kind is Kind.SET and not field.choices and not field.sheet


def _ours(desk: Desk, field: Field) -> bool:
    """Of a kind that headquarters and the district share: whether this office writes the field."""
    return (field.owner is Owner.HQ) is (desk.office.facts.headquarters)


def is_wide(field: Field) -> bool:
    """Whether it takes the whole width of the form."""
    return field.kind is Kind.NOTE or field.kind is Kind.SET


def box_for(desk: Desk, kind: RecordKind, field: Field, beside: Callable[[], Mapping[str, Any]]) -> Box:
    """A new box of the field."""
    if is_fixed(field) or (kind.shared and not _ours(desk, field)):
        return FixedBox(desk, field, beside)
    match field.kind:
        case Kind.NOTE:
            return NoteBox(desk, field)
        case Kind.CHOICE | Kind.BOOL:
            return ChoiceBox(desk, field)
        case Kind.DATE:
            return DateBox(desk, field)
        case Kind.LAST4:
            return Last4Box(desk, field)
        case Kind.REF:
            return RefBox(desk, field, beside)
        case Kind.SET if field.choices:
            return TicksBox(desk, field)
        case _:
            return LineBox(desk, field, sign=kind.name not in _FOREIGN)
