"""Offering: what one artisan makes of one product, how much of it, in which unit and at what price."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, RecordKind, heads

_WHAT = (
    Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
          merge=Merge.IMMUTABLE, example="OFF-1-000001"),
    Field("artisan", Kind.REF, Need.REQUIRED, ref="artisan", listed=True,
          aliases=heads("artisan|seller|registration no|reg no|कारीगर|कारीगर का नाम|शिल्पी|"
                        "विक्रेता|पंजीकरण संख्या"),
          example="HP-CHM-1-000123-B"),
    Field("product", Kind.REF, Need.REQUIRED, ref="product", listed=True,
          aliases=heads("product|product name|उत्पाद|उत्पाद का नाम"), example="Chamba Rumal"),
    Field("description", Kind.TEXT, Need.OPTIONAL, search=True, max_len=500,
          aliases=heads("specification|details|item|विवरण|विनिर्देश"), example="रेशमी, दो-रुखा, 60 × 60 से.मी."),
    Field("unit", Kind.CHOICE, Need.WANTED, choices="unit", listed=True, aliases=heads("unit|uom|इकाई"),
          example="PCS"),
    Field("capacity_month", Kind.QUANTITY, Need.WANTED, listed=True,
          aliases=heads("capacity|monthly capacity|capacity per month|production per month|"
                        "क्षमता|मासिक उत्पादन"),
          example="40"),
    Field("price_min", Kind.MONEY, Need.OPTIONAL, listed=True,
          aliases=heads("price|rate|min price|price from|मूल्य|दर|न्यूनतम मूल्य"), example="1500"),
    Field("price_max", Kind.MONEY, Need.OPTIONAL,
          aliases=heads("max price|price to|अधिकतम मूल्य"), example="2500"),
    Field("photo", Kind.BLOB, Need.OPTIONAL, sheet=False),
)  # fmt: skip

_MARKS = (
    Field("gi_user_no", Kind.TEXT, Need.OPTIONAL, "marks", search=True, max_len=60,
          aliases=heads("gi user no|gi authorised user|जी.आई. प्राधिकृत उपयोगकर्ता")),
    Field("quality_status", Kind.CHOICE, Need.OPTIONAL, "marks", choices="offering_quality",
          aliases=heads("quality|गुणवत्ता")),
    Field("logo_status", Kind.CHOICE, Need.OPTIONAL, "marks", choices="logo_permission",
          aliases=heads("logo|odop logo|लोगो अनुमति")),
    Field("logo_no", Kind.TEXT, Need.OPTIONAL, "marks", max_len=60,
          aliases=heads("logo number|logo permission no|लोगो अनुमति सं.")),
    Field("logo_valid_till", Kind.DATE, Need.OPTIONAL, "marks", sort=True,
          aliases=heads("logo validity|लोगो वैधता")),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "marks", aliases=heads("portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "marks", max_len=60, aliases=heads("portal id")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "marks", merge=Merge.REMARK, max_len=1000,
          aliases=heads("remark|टिप्पणी")),
    Field("extra", Kind.SET, Need.OPTIONAL, "marks", max_len=4000, sheet=False),
)  # fmt: skip

OFFERING = RecordKind(
    name="offering",
    plural="offerings",
    fields=(*_WHAT, *_MARKS),
    number="number",
    series="OFF",
    title=("description", "number"),
    parent="artisan",
    exchanged=True,
)
