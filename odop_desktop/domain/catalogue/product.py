"""Product: an ODOP product of one or several districts.

A pack row without a name says "this district has no confirmed product": it is shown so and never offered or
printed as a product (DECISIONS 3). `confirmed` is false for it.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind, heads

_WHAT = (
    Field("product_key", Kind.TEXT, Need.OPTIONAL, search=True, sort=True, max_len=80, merge=Merge.IMMUTABLE,
          aliases=heads("key|product code|उत्पाद कोड"), example="HP-16-chamba-chappal"),
    Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
          aliases=heads("product|product name (hindi)|उत्पाद|उत्पाद का नाम|नाम"), example="चम्बा चप्पल"),
    Field("name_en", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
          aliases=heads("product name|name of product|product name (english)|name"),
          example="Chamba Chappal"),
    Field("district", Kind.REF, Need.WANTED, ref="place", listed=True,
          aliases=heads("dist|जिला|जनपद"), example="Chamba"),
    Field("districts", Kind.SET, Need.OPTIONAL, max_len=500, sheet=False),
    Field("aliases", Kind.SET, Need.OPTIONAL, search=True, max_len=500,
          aliases=heads("other names|अन्य नाम"), example="Chamba leather sandals"),
    Field("craft", Kind.CHOICE, Need.WANTED, choices="craft_category", listed=True,
          aliases=heads("craft|craft category|trade|शिल्प"), example="LTFW"),
    Field("is_odop", Kind.BOOL, Need.OPTIONAL, aliases=heads("odop|odop product (y/n)|ओडीओपी उत्पाद है"),
          example="हाँ"),
    Field("confirmed", Kind.BOOL, Need.OPTIONAL, aliases=heads("confirmed (y/n)|पुष्ट"), example="हाँ"),
    Field("units", Kind.SET, Need.OPTIONAL, choices="unit", aliases=heads("unit|units|इकाई|बिक्री की इकाई"),
          example="PAIR"),
)  # fmt: skip

_TRADE = (
    Field("hs_code", Kind.TEXT, Need.OPTIONAL, "trade", search=True, max_len=40,
          aliases=heads("hs|hsn|hsn code|hs heading|एच.एस.एन."), example="6403"),
    Field("hs_note", Kind.TEXT, Need.OPTIONAL, "trade", max_len=400),
    Field("gi_status", Kind.TEXT, Need.OPTIONAL, "trade", max_len=200,
          aliases=heads("gi|gi tag|geographical indication|जी.आई."), example="Chamba Chappal (GI 2018)"),
    Field("gi_no", Kind.TEXT, Need.OPTIONAL, "trade", max_len=40, aliases=heads("gi number|जी.आई. सं.")),
    Field("brand_note", Kind.NOTE, Need.OPTIONAL, "trade", max_len=1000,
          aliases=heads("brand|ब्रांड")),
    Field("quality_note", Kind.NOTE, Need.OPTIONAL, "trade", max_len=1000,
          aliases=heads("quality standard|गुणवत्ता मानक")),
)  # fmt: skip

_SOURCE = (
    Field("scheme", Kind.TEXT, Need.OPTIONAL, "source", aliases=heads("list|योजना"),
          example="State/DPIIT ODOP"),
    Field("list_wave", Kind.TEXT, Need.OPTIONAL, "source", aliases=heads("wave|सूची वर्ष")),
    Field("confirmation", Kind.TEXT, Need.OPTIONAL, "source", aliases=heads("confirmation level")),
    Field("sources", Kind.NOTE, Need.OPTIONAL, "source", max_len=1000, aliases=heads("source")),
    Field("valid_from", Kind.DATE, Need.OPTIONAL, "source", aliases=heads("from")),
    Field("valid_to", Kind.DATE, Need.OPTIONAL, "source", aliases=heads("to|valid till")),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "source", aliases=heads("portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "source", max_len=60, aliases=heads("portal id")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "source", merge=Merge.REMARK, max_len=1000,
          aliases=heads("remark|note|टिप्पणी|अभ्युक्ति/रिमार्क")),
    Field("extra", Kind.SET, Need.OPTIONAL, "source", max_len=4000, sheet=False),
    Field("same_as", Kind.REF, Need.AUTO, "source", ref="product", sheet=False, owner=Owner.HQ),
    Field("adopted", Kind.BOOL, Need.AUTO, "source", sheet=False, owner=Owner.HQ),
)  # fmt: skip

PRODUCT = RecordKind(
    name="product",
    plural="products",
    fields=(*_WHAT, *_TRADE, *_SOURCE),
    owner=Owner.HQ,
    number="product_key",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    exchanged=True,
    packed=True,
    default_sort="name_en",
)
