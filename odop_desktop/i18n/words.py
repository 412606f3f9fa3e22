"""The words of one language, looked up by symbolic msgid (`artisan.name_hi.label`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

LANGUAGES = ("hi", "en")


class Words:
    """Call it with a msgid and the facts of its chips: `words("import.done", rows=128)`.

    A msgid that is not there is our mistake and raises LookupError: a test finds it, a person never sees it.
    """

    def __init__(self, lang: str, catalogue: Mapping[str, str]) -> None:
        self.lang = lang
        self._catalogue = catalogue

    @classmethod
    def load(cls, lang: str, folder: Path) -> Words:
        """Reads `<folder>/<lang>/odop.mo`, the compiled catalogue of every .po file beside it."""
        file = folder / lang / "odop.mo"
        return cls(lang, _read(file, file.stat().st_mtime_ns))

    def __call__(self, msgid: str, /, **facts: Any) -> str:
        try:
            text = self._catalogue[msgid]
        except KeyError:
            raise LookupError(f"no words for {msgid!r} in {self.lang!r}") from None
        return text.format(**facts) if facts else text

    def __contains__(self, msgid: str) -> bool:
        return msgid in self._catalogue

    def ids(self) -> frozenset[str]:
        return frozenset(self._catalogue)


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> Mapping[str, str]:
    """Read once for as long as it stays the same: every letter and every list asks for the words anew."""
    with file.open("rb") as f:
        raw: dict[str, str] = GNUTranslations(f)._catalog  # type: ignore[attr-defined]
    return {k: v for k, v in raw.items() if k and isinstance(v, str)}
