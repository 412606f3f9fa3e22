"""Letter of Intent आशय पत्र and its lines.

A line names one seller: an artisan of this register, or somebody outside it (DECISIONS 5). Rates and values
are hundredths of the LoI's currency; `total` is the sum of the lines. Product names, specification and HS
code stand on the line as they were printed. A value `claimed` has no paper yet (RECORDS, LoI).

A seller outside the register may stand in another office's. Headquarters links the line to that artisan in fields
of its own (`linked`, `linked_no`), and notes whose LoI it is (`of_district`; `of_hq` for its own): the line says
what its paper says, a link that is taken back leaves no trace in it, and the maker is told the registration number
without being given the other office's record of a person. References that are `far` name what stays in its own
office.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, Privacy, RecordKind, heads

_PARTIES = (
    Field("number", Kind.TEXT, Need.AUTO, "parties", search=True, sort=True, listed=True, max_len=24,
          merge=Merge.IMMUTABLE, aliases=heads("record no|अभिलेख सं."), example="LOI-1-000001"),
    Field("loi_no", Kind.TEXT, Need.AUTO, "parties", search=True, sort=True, listed=True, max_len=80,
          aliases=heads("loi number|loi no|letter of intent no|आशय पत्र सं.")),
    Field("paper_no", Kind.TEXT, Need.OPTIONAL, "parties", search=True, max_len=80,
          aliases=heads("earlier loi no|old loi no|पुरानी आशय पत्र संख्या")),
    Field("loi_date", Kind.DATE, Need.WANTED, "parties", sort=True, listed=True,
          aliases=heads("loi date|date|signed on|दिनांक|आशय पत्र तिथि"), example="04-01-2026"),
    Field("event", Kind.REF, Need.WANTED, "parties", ref="event", listed=True,
          aliases=heads("meet|fair|event|event code|मेला"), example="RBSM26"),
    Field("signed_place", Kind.TEXT, Need.OPTIONAL, "parties", aliases=heads("place|place of signing|स्थान"),
          example="शिमला"),
    Field("buyer", Kind.REF, Need.WANTED, "parties", ref="buyer", listed=True,
          aliases=heads("buyer|buyer name|name of buyer|क्रेता|खरीदार|क्रेता का नाम"),
          example="Himadri Crafts Pvt Ltd"),
    Field("buyer_city", Kind.TEXT, Need.OPTIONAL, "parties", aliases=heads("buyer city|city|नगर"),
          example="Delhi"),
    Field("buyer_gstin", Kind.GSTIN, Need.OPTIONAL, "parties", Privacy.ID,
          aliases=heads("gstin of buyer|क्रेता जी.एस.टी.आई.एन.")),
    Field("who_signs", Kind.CHOICE, Need.OPTIONAL, "parties", choices="loi_signing",
          aliases=heads("signed by|हस्ताक्षरकर्ता"), example="BOTH"),
    Field("witness1", Kind.NAME, Need.OPTIONAL, "parties", aliases=heads("witness|witness 1|साक्षी|साक्षी 1")),
    Field("witness2", Kind.NAME, Need.OPTIONAL, "parties", aliases=heads("witness 2|साक्षी 2")),
    Field("lang", Kind.CHOICE, Need.OPTIONAL, "parties", choices="language", aliases=heads("language|भाषा"),
          example="hi"),
)  # fmt: skip

_TERMS = (
    Field("valid_till", Kind.DATE, Need.WANTED, "terms", sort=True, listed=True,
          aliases=heads("validity|valid upto|valid up to|वैधता"), example="30-06-2026"),
    Field("tax", Kind.CHOICE, Need.OPTIONAL, "terms", choices="tax_mode", aliases=heads("tax|gst|कर"),
          example="EXCL"),
    Field("sample_days", Kind.INT, Need.OPTIONAL, "terms", aliases=heads("sample in days|नमूना दिन"),
          example="15"),
    Field("delivery_place", Kind.TEXT, Need.OPTIONAL, "terms", aliases=heads("place of delivery|delivery at"),
          example="Delhi"),
    Field("delivery_by", Kind.DATE, Need.OPTIONAL, "terms", sort=True,
          aliases=heads("delivery date|delivery|आपूर्ति"), example="31-03-2026"),
    Field("freight_by", Kind.CHOICE, Need.OPTIONAL, "terms", choices="freight_by",
          aliases=heads("freight|भाड़ा"), example="BUYER"),
    Field("payment_terms", Kind.TEXT, Need.OPTIONAL, "terms", max_len=500,
          aliases=heads("payment|terms of payment|भुगतान"), example=""),
    Field("payment_terms_en", Kind.TEXT, Need.OPTIONAL, "terms", max_len=500,
          aliases=heads("payment terms (english)")),
    Field("advance_pct", Kind.PERCENT, Need.OPTIONAL, "terms", aliases=heads("advance|advance %|अग्रिम"),
          example="30"),
    Field("pay_days", Kind.INT, Need.OPTIONAL, "terms", aliases=heads("payment days|भुगतान दिन"),
          example="30"),
    Field("followup_days", Kind.INT, Need.OPTIONAL, "terms", aliases=heads("follow-up days"), example="30"),
    Field("jurisdiction_hi", Kind.TEXT, Need.OPTIONAL, "terms", aliases=heads("न्यायालय"), example="चम्बा"),
    Field("jurisdiction_en", Kind.TEXT, Need.OPTIONAL, "terms", aliases=heads("jurisdiction"),
          example="Chamba"),
    Field("currency", Kind.CHOICE, Need.OPTIONAL, "terms", choices="currency", aliases=heads("मुद्रा"),
          example="INR"),
    Field("exchange_rate", Kind.QUANTITY, Need.OPTIONAL, "terms",
          aliases=heads("rate of exchange|विनिमय दर")),
    Field("exchange_source", Kind.TEXT, Need.OPTIONAL, "terms"),
    Field("exchange_on", Kind.DATE, Need.OPTIONAL, "terms"),
    Field("total", Kind.MONEY, Need.AUTO, "terms", sort=True, listed=True, merge=Merge.TOTAL,
          aliases=heads("total|grand total|कुल राशि")),
)  # fmt: skip

_STAGE = (
    Field("stage", Kind.STAGE, Need.OPTIONAL, "stage", choices="loi_stage", listed=True,
          aliases=heads("status|loi status|stage|चरण"), example="DRAFT"),
    Field("stage_on", Kind.DATE, Need.OPTIONAL, "stage", aliases=heads("stage date|चरण तिथि")),
    Field("stage_reason", Kind.TEXT, Need.OPTIONAL, "stage", max_len=500, aliases=heads("reason|कारण")),
    Field("claimed", Kind.CHOICE, Need.OPTIONAL, "stage", choices="loi_stage",
          aliases=heads("claimed status|बताई गई स्थिति")),
    Field("signed_file", Kind.TEXT, Need.OPTIONAL, "stage", max_len=120,
          aliases=heads("signed copy file and page|मूल प्रति पत्रावली")),
    Field("corrections", Kind.NOTE, Need.OPTIONAL, "stage", max_len=2000,
          aliases=heads("hand corrections|हस्तलिखित संशोधन")),
    Field("approved_by", Kind.REF, Need.OPTIONAL, "stage", ref="user", far=True, sheet=False),
    Field("approval_note", Kind.TEXT, Need.OPTIONAL, "stage", aliases=heads("approval|note page|अनुमोदन")),
    Field("approval_page", Kind.TEXT, Need.OPTIONAL, "stage", max_len=20, aliases=heads("page no|पृष्ठ")),
    Field("approval_on", Kind.DATE, Need.OPTIONAL, "stage", aliases=heads("approval date|अनुमोदन तिथि")),
    Field("followup_last", Kind.DATE, Need.OPTIONAL, "stage", aliases=heads("last followup")),
    Field("followup_next", Kind.DATE, Need.OPTIONAL, "stage", aliases=heads("next followup")),
    Field("order_value", Kind.MONEY, Need.OPTIONAL, "stage", aliases=heads("order value|order amount")),
    Field("supplied_value", Kind.MONEY, Need.OPTIONAL, "stage", aliases=heads("supplied|supplied amount")),
    Field("paid_value", Kind.MONEY, Need.OPTIONAL, "stage", aliases=heads("payment received|paid amount")),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "stage", aliases=heads("portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "stage", search=True, max_len=60,
          aliases=heads("portal id")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "stage", merge=Merge.REMARK, max_len=2000,
          aliases=heads("remark|टिप्पणी|अभ्युक्ति/रिमार्क")),
    Field("of_district", Kind.REF, Need.AUTO, "stage", ref="place", owner=Owner.HQ, sheet=False),
    Field("of_hq", Kind.BOOL, Need.AUTO, "stage", owner=Owner.HQ, sheet=False),
    Field("extra", Kind.SET, Need.OPTIONAL, "stage", max_len=4000, sheet=False),
)  # fmt: skip

LOI_LINE = RecordKind(
    name="loi_line",
    plural="loi_lines",
    fields=(
        Field("loi", Kind.REF, Need.REQUIRED, ref="loi", sheet=False),
        Field("line_no", Kind.INT, Need.AUTO, sheet=False),
        Field("seller", Kind.REF, Need.WANTED, ref="artisan", far=True, listed=True,
              aliases=heads("seller|artisan|seller name|विक्रेता|शिल्पी|विक्रेता का नाम|कारीगर|कारीगर का नाम"),
              example="HP-CHM-1-000123-B"),
        Field("seller_name", Kind.NAME, Need.OPTIONAL, privacy=Privacy.PERSONAL, search=True,
              aliases=heads("outside seller|बाहरी विक्रेता")),
        Field("seller_district", Kind.TEXT, Need.WANTED, search=True, aliases=heads("dist|जिला|जनपद"),
              example="Chamba"),
        Field("seller_mobile", Kind.PHONE, Need.OPTIONAL, privacy=Privacy.PERSONAL, max_len=40,
              merge=Merge.SENSITIVE, aliases=heads("mobile|seller phone|मोबाइल"), example="9000000001"),
        Field("linked", Kind.REF, Need.AUTO, ref="artisan", far=True, owner=Owner.HQ, sheet=False),
        Field("linked_no", Kind.TEXT, Need.AUTO, search=True, max_len=24, owner=Owner.HQ, sheet=False,
              example="HP-KLU-1-000045-C"),
        Field("offering", Kind.REF, Need.OPTIONAL, ref="offering", far=True, aliases=heads("offering no")),
        Field("product", Kind.REF, Need.WANTED, ref="product", listed=True,
              aliases=heads("product|product name|उत्पाद|उत्पाद का नाम"), example="Chamba Rumal"),
        Field("product_hi", Kind.TEXT, Need.OPTIONAL, search=True, aliases=heads("उत्पाद (हिन्दी)")),
        Field("product_en", Kind.TEXT, Need.OPTIONAL, search=True, aliases=heads("product (english)")),
        Field("spec", Kind.TEXT, Need.OPTIONAL, max_len=400, aliases=heads("spec|item|description|विवरण"),
              example="रेशमी, दो-रुखा"),
        Field("hs", Kind.TEXT, Need.OPTIONAL, max_len=20, aliases=heads("hs|hsn|hsn code|hs code|एच.एस.एन."),
              example="6213"),
        Field("qty", Kind.QUANTITY, Need.WANTED, listed=True, aliases=heads("qty|quantity|संख्या"),
          example="500"),
        Field("unit", Kind.CHOICE, Need.WANTED, choices="unit", listed=True,
          aliases=heads("unit|uom|इकाई|माप"),
              example="PCS"),
        Field("rate", Kind.MONEY, Need.WANTED, listed=True, aliases=heads("rate|price|दर"), example="1500"),
        Field("value", Kind.MONEY, Need.AUTO, listed=True,
              aliases=heads("amount|value|loi value|राशि|मूल्य|आशय पत्र मूल्य"), example="750000"),
    ),
    title=("product_hi", "product_en"),
    parent="loi",
)  # fmt: skip

LOI = RecordKind(
    name="loi",
    plural="lois",
    fields=(*_PARTIES, *_TERMS, *_STAGE),
    number="number",
    series="LOI",
    title=("loi_no", "number"),
    lines=LOI_LINE,
    exchanged=True,
    default_sort="loi_date",
)
