"""What this PC remembers for its window: language, look, columns, the last size. Never synced, never vital."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path


@dataclass(slots=True)
class Settings:
    """Typed settings of one PC; `lists` holds each list's columns and sort by the kind's plural."""

    lang: str = "hi"
    theme: str = "light"  # light or dark
    text: str = "normal"  # normal or large
    size: tuple[int, int] = (1366, 768)
    maximised: bool = False
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)  # last folder by purpose: import, export, letters
    panels: dict[str, bool] = field(default_factory=dict)  # whether a record's panel stands open, by its name
    users: dict[str, str] = field(default_factory=dict)  # each user's language on this PC
    office: dict[str, Any] = field(default_factory=dict)  # the last one's name by language, and `practice`
    second: str = ""  # folder of the second safety place; "" where none was chosen


def where() -> Path:
    return user_config_path("odop-desktop") / "window.json"


def load(path: Path) -> Settings:
    """The settings in the file; what is missing, damaged or of another shape is as when new."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _kept(found) if isinstance(found, dict) else Settings()


def _kept(found: Mapping[str, Any]) -> Settings:
    new = Settings()
    for f in fields(Settings):
        value = found.get(f.name)
        if f.name == "size":
            if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
                new.size = (max(value[0], 640), max(value[1], 400))
        elif type(value) is type(getattr(new, f.name)):
            setattr(new, f.name, value)
    new.lang = new.lang if new.lang in ("hi", "en") else "hi"
    return new


def save(settings: Settings, path: Path) -> None:
    """Writes beside and renames; where that cannot be written, the window works on without it."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return
