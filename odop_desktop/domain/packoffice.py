"""What a state pack proposes to an office: its name, posts, letterhead, court, numbers and terms."""

from __future__ import annotations

from typing import Any

from odop_desktop.domain.pack import Pack
from odop_desktop.domain.packhead import Both, OfficeForm


def office_values(pack: Pack, kind: str, home: str | None) -> dict[str, Any]:
    """What a new office of this State is proposed, all of it to be changed in its settings."""
    form: OfficeForm = pack.head.district_office if home else pack.head.state_office
    place = next((r.values for r in pack.districts if r.id == home), {})
    settings_ = pack.head.settings
    values: dict[str, Any] = {
        "kind": kind,
        "state": pack.state,
        "district": home,
        "prefix": form.prefix.format(
            code3=place.get("code3", ""), district=place.get("name_en", ""), head_post=""
        ),
        "number_pattern": settings_["number_pattern"],
        "claim_days": settings_["claim_days"],
        "helper_max": settings_["helper_max"],
        "followup_days": settings_["followup_days"],
    }
    for lang in ("hi", "en"):
        chips = {
            "district": str(place.get(f"name_{lang}") or ""),
            "head_post": form.posts[0].of(lang),
            "code3": str(place.get("code3") or ""),
        }
        values |= {
            f"name_{lang}": form.name.of(lang, **chips),
            f"head_post_{lang}": form.posts[0].of(lang),
            f"letterhead_{lang}": "\n".join(form.letterhead(lang, **chips)),
            f"facilitator_{lang}": pack.head.facilitator.of(lang),
            f"jurisdiction_{lang}": _court(pack.head.jurisdiction, lang, chips["district"]),
            f"place_{lang}": form.place.of(lang, **chips) if form.place else chips["district"],
            f"address_{lang}": form.place.of(lang, **chips) if form.place else chips["district"],
        }
    return values


def _court(text: Both, lang: str, district: str) -> str:
    return text.of(lang, district=district)
