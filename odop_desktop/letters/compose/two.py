"""A text in both languages, and the words of a State: what an open office needs of the letters' vocabulary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Two:
    """A text in both languages; where one is not known the other stands in for it."""

    hi: str = ""
    en: str = ""

    def of(self, lang: str) -> str:
        return (self.hi or self.en) if lang == "hi" else (self.en or self.hi)

    def __bool__(self) -> bool:
        return bool(self.hi or self.en)


NONE = Two()


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words that differ by state, from its pack (DECISIONS 10): जिला or जनपद, and how an address is told."""

    district: Two
    short: Two = NONE  # हि.प्र.
    village: Two = NONE  # गाँव, ग्राम
    post_office: Two = NONE  # डाकघर, पोस्ट
    block: Two = NONE  # विकास खण्ड; empty where addresses do not name it
    tehsil: Two = NONE  # तहसील
