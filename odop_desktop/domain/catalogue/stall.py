"""Stall: one place in an event that one participant can be given. Its number is unique within its event."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind, heads

STALL = RecordKind(
    name="stall",
    plural="stalls",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, max_len=24, merge=Merge.IMMUTABLE,
              example="STL-1-000001"),
        Field("event", Kind.REF, Need.REQUIRED, ref="event", listed=True, owner=Owner.EVENT,
              aliases=heads("event|event code|fair|मेला"), example="RBSM26"),
        Field("stall_no", Kind.TEXT, Need.REQUIRED, search=True, sort=True, listed=True, max_len=20,
              owner=Owner.EVENT, aliases=heads("stall|stall number|shop no|स्टॉल|स्टॉल सं.|दुकान सं."),
              example="A-12"),
        Field("hall", Kind.TEXT, Need.OPTIONAL, search=True, sort=True, listed=True, owner=Owner.EVENT,
              aliases=heads("hall/lane|hall|lane|हॉल|गली"), example="हॉल 1"),
        Field("space", Kind.REF, Need.OPTIONAL, ref="space", owner=Owner.EVENT, aliases=heads("space|भाग")),
        Field("size", Kind.TEXT, Need.OPTIONAL, listed=True, max_len=40, owner=Owner.EVENT,
              aliases=heads("size|stall size|आकार"), example="10 × 10 फुट"),
        Field("area", Kind.AREA, Need.OPTIONAL, owner=Owner.EVENT,
              aliases=heads("area|area sq m|क्षेत्रफल"), example="9.29"),
        Field("kind", Kind.CHOICE, Need.OPTIONAL, choices="stall_kind", listed=True, owner=Owner.EVENT,
              aliases=heads("type|stall type|प्रकार"), example="SHELL"),
        Field("rent", Kind.MONEY, Need.OPTIONAL, owner=Owner.EVENT,
              aliases=heads("rent|stall rent|किराया"), example="0"),
        Field("facilities", Kind.SET, Need.OPTIONAL, choices="stall_facility", owner=Owner.EVENT,
              aliases=heads("facilities|सुविधा"), example="POWER"),
        Field("usable", Kind.BOOL, Need.OPTIONAL, listed=True, owner=Owner.EVENT,
              aliases=heads("usable (y/n)|उपयोग योग्य"), example="हाँ"),
        Field("x", Kind.INT, Need.OPTIONAL, "plan", owner=Owner.EVENT),
        Field("y", Kind.INT, Need.OPTIONAL, "plan", owner=Owner.EVENT),
        Field("w", Kind.INT, Need.OPTIONAL, "plan", owner=Owner.EVENT),
        Field("h", Kind.INT, Need.OPTIONAL, "plan", owner=Owner.EVENT),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000,
              aliases=heads("remark|टिप्पणी")),
        Field("extra", Kind.SET, Need.OPTIONAL, max_len=4000, sheet=False),
    ),
    owner=Owner.EVENT,
    number="number",
    series="STL",
    title=("stall_no", "number"),
    parent="event",
    exchanged=True,
    default_sort="stall_no",
)  # fmt: skip
