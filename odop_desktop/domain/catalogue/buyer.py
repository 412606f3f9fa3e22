"""Buyer खरीदार: an organisation that may buy, and the person who speaks for it."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, Privacy, RecordKind, heads

_WHAT = (
    Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True, listed=True, max_len=24,
          merge=Merge.IMMUTABLE, example="BUY-1-000001"),
    Field("kind", Kind.CHOICE, Need.OPTIONAL, choices="buyer_kind", listed=True,
          aliases=heads("type|buyer type|प्रकार"), example="RETAIL"),
    Field("name_en", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
          aliases=heads("buyer|buyer name|name of buyer|organisation|organization|company|"
                        "company name|firm|name"),
          example="Himadri Crafts Pvt Ltd"),
    Field("name_hi", Kind.NAME, Need.OPTIONAL, search=True, sort=True,
          aliases=heads("क्रेता|क्रेता का नाम|खरीदार|खरीदार (क्रेता)|संस्था|फर्म का नाम|नाम"),
          example="हिमाद्रि क्राफ्ट्स प्रा. लि."),
    Field("address", Kind.TEXT, Need.WANTED, search=True, max_len=300,
          aliases=heads("address|full address|office address|पता|पूरा पता"), example="14 Mall Road"),
    Field("address_hi", Kind.TEXT, Need.OPTIONAL, max_len=300, aliases=heads("पता (हिन्दी)|address in hindi")),
    Field("city", Kind.TEXT, Need.OPTIONAL, search=True, sort=True, listed=True,
          aliases=heads("buyer city|buyer city / state|city|town|खरीदार का नगर/राज्य|नगर|शहर"),
          example="Delhi"),
    Field("state", Kind.TEXT, Need.OPTIONAL, max_len=60, aliases=heads("state|राज्य"), example="Delhi"),
    Field("country", Kind.TEXT, Need.OPTIONAL, listed=True, max_len=60, aliases=heads("country|देश"),
          example="India"),
    Field("pin", Kind.PIN, Need.OPTIONAL, aliases=heads("pin|pincode|postal code|पिन"), example="110001"),
)  # fmt: skip

_IDS = (
    Field("gstin", Kind.GSTIN, Need.OPTIONAL, "ids", Privacy.ID, search=True, listed=True,
          aliases=heads("gst|gst no|buyer gstin|gst number|खरीदार जी.एस.टी.आई.एन.|जीएसटी"), example=""),
    Field("pan", Kind.PAN, Need.OPTIONAL, "ids", Privacy.ID, search=True, aliases=heads("pan no|पैन कार्ड")),
    Field("iec", Kind.IEC, Need.OPTIONAL, "ids", Privacy.ID, search=True,
          aliases=heads("iec code|import export code")),
)  # fmt: skip

_PEOPLE = (
    Field("rep_name", Kind.NAME, Need.WANTED, "people", Privacy.PERSONAL, search=True, listed=True,
          aliases=heads("representative|contact person|contact name|name of representative|प्रतिनिधि|"
                        "सम्पर्क व्यक्ति"), example="Anil Bhardwaj"),
    Field("rep_name_hi", Kind.NAME, Need.OPTIONAL, "people", Privacy.PERSONAL, search=True,
          aliases=heads("प्रतिनिधि (हिन्दी)"), example="अनिल भारद्वाज"),
    Field("rep_gender", Kind.CHOICE, Need.OPTIONAL, "people", choices="gender", example="M"),
    Field("rep_post", Kind.TEXT, Need.OPTIONAL, "people",
          aliases=heads("designation|post|designation of representative"), example="Purchase Manager"),
    Field("rep_post_hi", Kind.TEXT, Need.OPTIONAL, "people", aliases=heads("पद|पदनाम"), example="क्रय प्रबन्धक"),
    Field("mobile", Kind.PHONE, Need.WANTED, "people", Privacy.PERSONAL, search=True, sort=True, listed=True,
          max_len=40, merge=Merge.SENSITIVE,
          aliases=heads("mobile|phone|contact no|mobile no|मोबाइल नम्बर|मो0|दूरभाष"), example="9000000002"),
    Field("phone2", Kind.PHONE, Need.OPTIONAL, "people", Privacy.PERSONAL, search=True, max_len=40,
          merge=Merge.SENSITIVE, aliases=heads("alt mobile|second phone|landline|दूसरा मोबाइल")),
    Field("email", Kind.EMAIL, Need.OPTIONAL, "people", Privacy.PERSONAL, search=True,
          aliases=heads("email|email id|ईमेल"), example="buy@example.in"),
    Field("website", Kind.TEXT, Need.OPTIONAL, "people", max_len=120, aliases=heads("web|वेबसाइट")),
    Field("letter_lang", Kind.CHOICE, Need.OPTIONAL, "people", choices="language",
          aliases=heads("preferred language|पत्र की भाषा"), example="en"),
    Field("languages", Kind.TEXT, Need.OPTIONAL, "people", aliases=heads("languages known|भाषाएँ")),
)  # fmt: skip

_WANTS = (
    Field("products_wanted", Kind.TEXT, Need.OPTIONAL, "wants", search=True, max_len=500,
          aliases=heads("products|products of interest|interest|रुचि के उत्पाद|उत्पाद"), example="Chamba Rumal"),
    Field("empanelled", Kind.REF, Need.OPTIONAL, "wants", ref="partner",
          aliases=heads("empanelled through|through|माध्यम"), example="FIEO"),
    Field("uploaded_on", Kind.DATE, Need.OPTIONAL, "wants", aliases=heads("portal upload date")),
    Field("portal_no", Kind.TEXT, Need.OPTIONAL, "wants", max_len=60, aliases=heads("portal id")),
    Field("remarks", Kind.NOTE, Need.OPTIONAL, "wants", merge=Merge.REMARK, max_len=2000,
          aliases=heads("remark|टिप्पणी|अभ्युक्ति/रिमार्क")),
    Field("extra", Kind.SET, Need.OPTIONAL, "wants", max_len=4000, sheet=False),
    Field("same_as", Kind.REF, Need.AUTO, "wants", ref="buyer", sheet=False, owner=Owner.HQ),
    Field("adopted", Kind.BOOL, Need.AUTO, "wants", sheet=False, owner=Owner.HQ),
)  # fmt: skip

BUYER = RecordKind(
    name="buyer",
    plural="buyers",
    fields=(*_WHAT, *_IDS, *_PEOPLE, *_WANTS),
    number="number",
    series="BUY",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    exchanged=True,
    default_sort="name_en",
)
