"""Partner: an organisation of the programme and what it is for. Pack rows, and an office's own."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind, heads

PARTNER = RecordKind(
    name="partner",
    plural="partners",
    fields=(
        Field("short", Kind.TEXT, Need.OPTIONAL, search=True, sort=True, listed=True, max_len=20,
              merge=Merge.IMMUTABLE, aliases=heads("short name|code|संक्षिप्त नाम"), example="NSIC"),
        Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
              aliases=heads("संस्था का नाम|संस्था|नाम")),
        Field("name_en", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
              aliases=heads("organisation|name|partner")),
        Field("kind", Kind.CHOICE, Need.OPTIONAL, choices="partner_kind", listed=True,
              aliases=heads("type|प्रकार")),
        Field("purpose_hi", Kind.NOTE, Need.OPTIONAL, max_len=500, aliases=heads("उद्देश्य")),
        Field("purpose_en", Kind.NOTE, Need.OPTIONAL, max_len=500, aliases=heads("purpose|role")),
        Field("aliases", Kind.SET, Need.OPTIONAL, search=True, max_len=500,
              aliases=heads("other names|अन्य नाम")),
        Field("mou_status", Kind.CHOICE, Need.OPTIONAL, choices="mou_status",
              aliases=heads("mou|status|एम.ओ.यू. स्थिति")),
        Field("contact_name", Kind.NAME, Need.OPTIONAL, aliases=heads("nodal officer|contact person")),
        Field("contact_post", Kind.TEXT, Need.OPTIONAL, aliases=heads("designation|पदनाम")),
        Field("phone", Kind.PHONE, Need.OPTIONAL, max_len=40, aliases=heads("mobile|दूरभाष")),
        Field("email", Kind.EMAIL, Need.OPTIONAL, aliases=heads("email")),
        Field("website", Kind.TEXT, Need.OPTIONAL),
        Field("state", Kind.TEXT, Need.OPTIONAL, max_len=2, aliases=heads("state code")),
        Field("source", Kind.NOTE, Need.OPTIONAL, max_len=500, sheet=False),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000,
              aliases=heads("remark|note|टिप्पणी")),
        Field("same_as", Kind.REF, Need.AUTO, ref="partner", sheet=False, owner=Owner.HQ),
        Field("adopted", Kind.BOOL, Need.AUTO, sheet=False, owner=Owner.HQ),
    ),
    owner=Owner.HQ,
    number="short",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    packed=True,
    default_sort="name_en",
)  # fmt: skip
