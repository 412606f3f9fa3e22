"""What follows a Letter of Intent: purchase orders, despatches, payments, each for one of its lines.

RECORDS: number, date, quantity, value, document. Values are hundredths of the LoI's currency. The maker's office
notes them, and for its own lines the office whose artisan the line is linked to: `district` says which one did.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind


def _paper(name: str, plural: str, series: str, *own: Field, quantity: bool = True) -> RecordKind:
    """A kind of these papers. `own`: what no other has; `quantity`: whether it counts pieces."""
    counted = (Field("qty", Kind.QUANTITY, Need.WANTED, listed=True, example="100"),) if quantity else ()
    return RecordKind(
        name=name,
        plural=plural,
        fields=(
            Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
                  merge=Merge.IMMUTABLE, example=f"{series}-1-000001"),
            Field("loi", Kind.REF, Need.AUTO, ref="loi", listed=True, merge=Merge.IMMUTABLE),
            Field("line", Kind.REF, Need.REQUIRED, ref="loi_line", merge=Merge.IMMUTABLE),
            Field("paper_no", Kind.TEXT, Need.WANTED, search=True, listed=True, max_len=80),
            Field("day", Kind.DATE, Need.REQUIRED, sort=True, listed=True),
            *counted,
            Field("value", Kind.MONEY, Need.REQUIRED, listed=True, example="150000"),
            *own,
            Field("seen_in", Kind.TEXT, Need.WANTED, max_len=120),
            Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=2000),
            Field("district", Kind.REF, Need.AUTO, ref="place", listed=True, merge=Merge.IMMUTABLE),
        ),
        number="number",
        series=series,
        title=("paper_no", "number"),
        parent="loi",
    )  # fmt: skip


LOI_ORDER = _paper("loi_order", "orders", "ORD", Field("deliver_by", Kind.DATE, Need.OPTIONAL))
LOI_DESPATCH = _paper(
    "loi_despatch", "despatches", "DSP", Field("carrier", Kind.TEXT, Need.OPTIONAL, max_len=120)
)
LOI_PAYMENT = _paper("loi_payment", "payments", "PAY", quantity=False)

LOI_PAPERS = (LOI_ORDER, LOI_DESPATCH, LOI_PAYMENT)
