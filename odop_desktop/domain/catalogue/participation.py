"""Participation: one artisan at one event, from invitation to claim (DECISIONS 2 and 4).

What the event's owner decides (stage, stall, reason) is the event's; application, papers, attendance and
claim are the artisan's district's. Blank letter fields mean: as the event says.
"""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, Privacy, RecordKind, heads

_WHO = (
    Field("number", Kind.TEXT, Need.AUTO, "who", search=True, sort=True, listed=True, max_len=24,
          merge=Merge.IMMUTABLE, example="PRT-1-000001"),
    Field("event", Kind.REF, Need.REQUIRED, "who", ref="event", listed=True,
          aliases=heads("event|event code|fair|मेला|आयोजन"), example="RBSM26"),
    Field("artisan", Kind.REF, Need.REQUIRED, "who", ref="artisan", listed=True,
          aliases=heads("artisan|participant name|registration no|reg no|कारीगर|कारीगर का नाम|"
                        "शिल्पी|प्रतिभागी का नाम|पंजीकरण संख्या"), example="HP-CHM-1-000123-B"),
    Field("offering", Kind.REF, Need.OPTIONAL, "who", ref="offering", aliases=heads("offering no")),
    Field("product", Kind.REF, Need.WANTED, "who", ref="product", listed=True,
          aliases=heads("product|odop product|उत्पाद|ओडीओपी उत्पाद"), example="Chamba Rumal"),
    Field("district", Kind.REF, Need.OPTIONAL, "who", ref="place", aliases=heads("dist|जिला|जनपद"),
          example="Chamba"),
    Field("mobile", Kind.PHONE, Need.WANTED, "who", Privacy.PERSONAL, max_len=40, merge=Merge.SENSITIVE,
          aliases=heads("mobile no|phone|मोबाइल नम्बर|मो0"), example="9000000001"),
    Field("helper", Kind.NAME, Need.OPTIONAL, "who", Privacy.PERSONAL, aliases=heads("helper|सहायक"),
          example="मीना देवी"),
)  # fmt: skip

_DECISION = (
    Field("stage", Kind.STAGE, Need.OPTIONAL, "decision", choices="participation_status", listed=True,
          sort=True, owner=Owner.EVENT, aliases=heads("status|स्थिति|चरण"), example="SELECTED"),
    Field("stage_on", Kind.DATE, Need.OPTIONAL, "decision", owner=Owner.EVENT, sort=True,
          aliases=heads("decision date|निर्णय तिथि")),
    Field("stage_reason", Kind.TEXT, Need.OPTIONAL, "decision", owner=Owner.EVENT, max_len=500,
          aliases=heads("reason|कारण")),
    Field("rank", Kind.INT, Need.OPTIONAL, "decision", aliases=heads("nomination rank|नामांकन क्रम")),
    Field("waiting_no", Kind.INT, Need.OPTIONAL, "decision", owner=Owner.EVENT,
          aliases=heads("waiting list no|प्रतीक्षा क्रमांक")),
    Field("quota_used", Kind.TEXT, Need.OPTIONAL, "decision", owner=Owner.EVENT,
          aliases=heads("quota|आरक्षण")),
    Field("quota_counted", Kind.SET, Need.OPTIONAL, "decision", owner=Owner.EVENT, max_len=300, sheet=False),
    Field("stall", Kind.REF, Need.WANTED, "decision", ref="stall", listed=True, owner=Owner.EVENT,
          aliases=heads("stall|stall number|shop no|स्टॉल|स्टॉल सं."), example="A-12"),
    Field("substitute", Kind.NAME, Need.OPTIONAL, "decision", Privacy.PERSONAL, owner=Owner.EVENT,
          aliases=heads("substitute|स्थानापन्न")),
    Field("substitute_reason", Kind.TEXT, Need.OPTIONAL, "decision", owner=Owner.EVENT, max_len=300),
)  # fmt: skip

_APPLICATION = (
    Field("application_date", Kind.DATE, Need.OPTIONAL, "application", sort=True,
          aliases=heads("date of application|application date|आवेदन तिथि"), example="01-12-2025"),
    Field("diary_no", Kind.TEXT, Need.OPTIONAL, "application", search=True, max_len=40,
          aliases=heads("diary no|diary|डायरी सं.")),
    Field("papers", Kind.SET, Need.OPTIONAL, "application", choices="id_document",
          aliases=heads("papers received|पत्रजात")),
    Field("fee", Kind.MONEY, Need.OPTIONAL, "application", aliases=heads("earnest money|शुल्क|धरोहर राशि")),
    Field("fee_ref", Kind.TEXT, Need.OPTIONAL, "application", max_len=60, aliases=heads("dd/utr|dd no|utr")),
    Field("fee_refunded_on", Kind.DATE, Need.OPTIONAL, "application", aliases=heads("refund date")),
)  # fmt: skip

_LETTER = (
    Field("allot_no", Kind.TEXT, Need.OPTIONAL, "letter", search=True, listed=True, max_len=80,
          aliases=heads("allotment letter no|allotment no|आवंटन पत्र सं.|आवंटन पत्र संख्या")),
    Field("allot_on", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("allotment date|आवंटन दिनांक")),
    Field("ref_no", Kind.TEXT, Need.OPTIONAL, "letter", max_len=80, aliases=heads("reference no|सन्दर्भ")),
    Field("ref_date", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("reference date|सन्दर्भ तिथि")),
    Field("rent", Kind.MONEY, Need.OPTIONAL, "letter", aliases=heads("rent|stall rent|किराया"), example="0"),
    Field("report_date", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("reporting date")),
    Field("report_time", Kind.TIME, Need.OPTIONAL, "letter", aliases=heads("reporting time")),
    Field("report_place_hi", Kind.TEXT, Need.OPTIONAL, "letter", aliases=heads("रिपोर्टिंग का स्थान")),
    Field("report_place_en", Kind.TEXT, Need.OPTIONAL, "letter", aliases=heads("reporting place")),
    Field("helper_max", Kind.INT, Need.OPTIONAL, "letter", aliases=heads("helpers allowed")),
    Field("id_docs", Kind.SET, Need.OPTIONAL, "letter", choices="id_document", aliases=heads("id documents")),
    Field("tada_clause_hi", Kind.NOTE, Need.OPTIONAL, "letter", max_len=600),
    Field("tada_clause_en", Kind.NOTE, Need.OPTIONAL, "letter", max_len=600),
    Field("claim_days", Kind.INT, Need.OPTIONAL, "letter", aliases=heads("claim within days")),
    Field("lodging_hi", Kind.TEXT, Need.OPTIONAL, "letter", max_len=300, aliases=heads("ठहरने की व्यवस्था")),
    Field("lodging_en", Kind.TEXT, Need.OPTIONAL, "letter", max_len=300, aliases=heads("lodging")),
    Field("confirm_by", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("confirm before")),
    Field("confirmed_on", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("confirmed on|स्वीकृति दिनांक")),
    Field("enclosures_hi", Kind.NOTE, Need.OPTIONAL, "letter", max_len=500),
    Field("enclosures_en", Kind.NOTE, Need.OPTIONAL, "letter", max_len=500),
    Field("copies_hi", Kind.NOTE, Need.OPTIONAL, "letter", max_len=1000),
    Field("copies_en", Kind.NOTE, Need.OPTIONAL, "letter", max_len=1000),
    Field("approved_by", Kind.REF, Need.OPTIONAL, "letter", ref="user", sheet=False),
    Field("approval_note", Kind.TEXT, Need.OPTIONAL, "letter", aliases=heads("approval|अनुमोदन")),
    Field("approval_on", Kind.DATE, Need.OPTIONAL, "letter", aliases=heads("approval date|अनुमोदन तिथि")),
)  # fmt: skip

_FAIR = (
    Field("id_type", Kind.CHOICE, Need.OPTIONAL, "fair", choices="id_document",
          aliases=heads("id|id document|id proof|पहचान पत्र का प्रकार")),
    Field("reported_at", Kind.DATETIME, Need.OPTIONAL, "fair",
          aliases=heads("reported|reporting|रिपोर्टिंग")),
    Field("attendance", Kind.SET, Need.OPTIONAL, "fair", max_len=400, aliases=heads("attendance|उपस्थिति")),
    Field("sale_cash", Kind.MONEY, Need.OPTIONAL, "fair",
          aliases=heads("sale|sales|cash sale|total sale|बिक्री|कुल बिक्री")),
    Field("order_booked", Kind.MONEY, Need.OPTIONAL, "fair", aliases=heads("orders|orders booked|क्रय आदेश")),
    Field("enquiries", Kind.INT, Need.OPTIONAL, "fair", aliases=heads("enquiries|पूछताछ")),
    Field("visitors", Kind.INT, Need.OPTIONAL, "fair", aliases=heads("visitors|आगन्तुक")),
    Field("travel_class", Kind.TEXT, Need.OPTIONAL, "fair", max_len=40, aliases=heads("class of travel")),
    Field("travel_fare", Kind.MONEY, Need.OPTIONAL, "fair", aliases=heads("fare|travel fare|यात्रा किराया")),
    Field("freight", Kind.MONEY, Need.OPTIONAL, "fair", aliases=heads("freight|भाड़ा")),
    Field("claim_paid", Kind.MONEY, Need.OPTIONAL, "fair", aliases=heads("paid|claim paid|भुगतान")),
    Field("claim_paid_on", Kind.DATE, Need.OPTIONAL, "fair", aliases=heads("paid on|भुगतान तिथि")),
    Field("feedback", Kind.NOTE, Need.OPTIONAL, "fair", max_len=1000, aliases=heads("feedback")),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "fair", aliases=heads("portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "fair", max_len=60, aliases=heads("portal id")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "fair", merge=Merge.REMARK, max_len=2000,
          aliases=heads("remark|टिप्पणी|अभ्युक्ति/रिमार्क")),
    Field("extra", Kind.SET, Need.OPTIONAL, "fair", Privacy.PERSONAL, max_len=4000, sheet=False),
)  # fmt: skip

PARTICIPATION = RecordKind(
    name="participation",
    plural="participations",
    fields=(*_WHO, *_DECISION, *_APPLICATION, *_LETTER, *_FAIR),
    number="number",
    series="PRT",
    title=("number",),
    parent="event",
    exchanged=True,
)
