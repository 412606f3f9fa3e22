"""One record of every exchanged kind with every column filled, and the records they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.domain.numbering import registration
from odop_desktop.office import Office
from tests.actions.offices import make, only, place

_VALUES: dict[Kind, Any] = {
    Kind.NAME: "गीता देवी",
    Kind.TEXT: "कुछ शब्द",
    Kind.NOTE: "पहली पंक्ति\nदूसरी पंक्ति",
    Kind.INT: 25,
    Kind.QUANTITY: 12_345,
    Kind.AREA: 929,
    Kind.PERCENT: 4_050,
    Kind.MONEY: 1_23_456_07,
    Kind.DATE: "2026-01-03",
    Kind.TIME: "10:30",
    Kind.DATETIME: "2026-02-01T09:30:00",
    Kind.BOOL: True,
    Kind.PHONE: "9816000077",
    Kind.EMAIL: "gita@example.in",
    Kind.PIN: "176310",
    Kind.GSTIN: "02ZZZFQ9999A1ZD",
    Kind.PAN: "ZZZFQ9999A",
    Kind.UDYAM: "UDYAM-HP-03-0000001",
    Kind.IFSC: "HDFC0ABC123",
    Kind.IEC: "ZZZFQ9999A",
    Kind.FSSAI: "10016051000123",
    Kind.ACCOUNT: "001234567890",
    Kind.LAST4: "0012",
}
_OWN: dict[str, Any] = {
    "dob": "1985-08-14",
    "age": 40,
    "pehchan_no": "HPCHM0012345",
    "mobile2": "01899-222222",
    "to_date": "2026-01-05",
    "name_en": "Gita Devi",
    "guardian_name": "रमेश कुमार",
    "guardian_name_en": "Ramesh Kumar",
    "name_hi": "गीता देवी",
    "valid_till": "2026-06-30",
    "seller_mobile": "9816000055",
    "last_time": "17:00",
    "product_key": "HP-16-own-thing",
    "organised_by": "DISTRICT",
    "withdrawn_on": None,
}


def value(office: Office, field: Field, refs: Mapping[str, str]) -> Any:
    """A value for the field; `refs` are ids by field key or kind."""
    if field.key in _OWN:
        return _OWN[field.key]
    if field.kind is Kind.REF:
        return refs.get(field.key) or refs.get(str(field.ref))
    if field.choices:
        code = list(office.lists[field.choices].by_code)[-1]
        return (code,) if field.kind is Kind.SET else code
    if field.kind is Kind.SET:
        return ("एक", "दो")
    return _VALUES.get(field.kind)


def filled(office: Office, kind: RecordKind, refs: Mapping[str, str], /, **more: Any) -> dict[str, Any]:
    """Values for every column of the kind's sheet that an office may fill."""
    fields = [f for f in kind.sheet_fields if f.need is not Need.AUTO]
    return {f.key: value(office, f, refs) for f in fields} | more


def furnish(office: Office) -> dict[str, str]:
    """The ids by kind. Places are two own ones; every record has extra columns of the office's own."""
    extra = ("करघे: 3", "स्टाम्प: हाँ; नहीं")
    here = {"district": place(office, "Chamba"), "place": place(office, "Chamba")}
    ids = dict(here)
    ids["block"] = place(office, "Chamba", "block")
    ids["tehsil"] = place(office, "Chamba", "tehsil")
    ids["partner"] = ids["empanelled"] = only(office, c.PARTNER, short="FIEO").id
    ids["product"] = make(office, c.PRODUCT, **filled(office, c.PRODUCT, ids, extra=extra))
    people = filled(office, c.ARTISAN, ids, extra=extra, reg_no=registration("HP", "CHM", 1, 41))
    ids["artisan"] = ids["seller"] = make(office, c.ARTISAN, **people)
    ids["offering"] = make(office, c.OFFERING, **filled(office, c.OFFERING, ids, extra=extra))
    ids["event"] = make(
        office, c.EVENT, **filled(office, c.EVENT, ids, extra=extra, code="GM-26", part_of=None)
    )
    ids["space"] = make(office, c.SPACE, event=ids["event"], name_hi="भाग एक", for_whom="ओडीओपी", area=10_000)
    ids["stall"] = make(
        office,
        c.STALL,
        **filled(office, c.STALL, ids, extra=extra, stall_no="A-12", hall="हॉल 1", space=None),
    )
    make(office, c.STALL, event=ids["event"], stall_no="A-12", hall="हॉल 2")
    part = filled(office, c.PARTICIPATION, ids, extra=extra, stage="ALLOTTED")
    ids["participation"] = make(office, c.PARTICIPATION, **part)
    ids["buyer"] = make(
        office, c.BUYER, **filled(office, c.BUYER, ids, extra=extra, name_en="Himadri Crafts")
    )
    letter = filled(office, c.LOI, ids, extra=extra, stage="DRAFT", claimed="SIGNED", paper_no="पुराना/7")
    ids["loi"] = make(office, c.LOI, **letter)
    for rate in (40_05, 99_99):
        line = filled(office, c.LOI_LINE, ids, loi=ids["loi"], qty=12_500, rate=rate, seller_name=None)
        records.make(office, kind=c.LOI_LINE, values=line)
    make(office, c.LOI_LINE, loi=ids["loi"], seller_name="बाहरी", product_en="Shawl", value=5_00_000_01)
    return ids
