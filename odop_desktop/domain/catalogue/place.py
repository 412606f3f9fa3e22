"""Place: a district, block or tehsil. Rows of the state pack carry LGD codes; an office adds its own."""

from __future__ import annotations

from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Owner, RecordKind, heads

PLACE = RecordKind(
    name="place",
    plural="places",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, max_len=24, merge=Merge.IMMUTABLE),
        Field("level", Kind.CHOICE, Need.REQUIRED, choices="place_level", listed=True, sort=True,
              aliases=heads("place level|स्तर"), example="BLOCK"),
        Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
              aliases=heads("नाम|name in hindi"), example="मैहला"),
        Field("name_en", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True,
              aliases=heads("name|name in english"), example="Mehla"),
        Field("parent", Kind.REF, Need.OPTIONAL, ref="place", listed=True,
              aliases=heads("district|जिला|जनपद"), example="Chamba"),
        Field("variants", Kind.SET, Need.OPTIONAL, search=True, max_len=500,
              aliases=heads("other spellings|spelling variants|अन्य वर्तनी"), example="Mehlla, महला"),
        Field("lgd_code", Kind.TEXT, Need.OPTIONAL, search=True, sort=True, listed=True, max_len=10,
              aliases=heads("lgd|code"), example=""),
        Field("code3", Kind.TEXT, Need.OPTIONAL, max_len=3, aliases=heads("short code|लघु कोड")),
        Field("state", Kind.TEXT, Need.OPTIONAL, max_len=2, aliases=heads("state code|राज्य"), example="HP"),
        Field("division", Kind.TEXT, Need.OPTIONAL, aliases=heads("मण्डल (प्रशासनिक)|commissionerate")),
        Field("headquarters", Kind.TEXT, Need.OPTIONAL, aliases=heads("hq|मुख्यालय नगर")),
        Field("remarks", Kind.NOTE, Need.OPTIONAL, merge=Merge.REMARK, max_len=1000,
              aliases=heads("remark|टिप्पणी")),
        Field("same_as", Kind.REF, Need.AUTO, ref="place", sheet=False, owner=Owner.HQ),
        Field("adopted", Kind.BOOL, Need.AUTO, sheet=False, owner=Owner.HQ),
    ),
    owner=Owner.HQ,
    number="number",
    series="PLC",
    title=("name_hi", "name_en"),
    one_of=("name_hi", "name_en"),
    parent="parent",
    packed=True,
    default_sort="name_en",
)  # fmt: skip
