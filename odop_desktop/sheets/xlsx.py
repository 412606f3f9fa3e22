"""The parts of an .xlsx or .xlsm file: which sheets, which fonts, what each sheet hides."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from odop_desktop.errors import OdopError
from odop_desktop.identity.legacy import is_legacy_font
from odop_desktop.sheets.archive import Archive
from odop_desktop.sheets.facts import BookLook, SheetLook
from odop_desktop.sheets.limits import Limits
from odop_desktop.sheets.markup import BadMarkup, HostileMarkup, local, parse
from odop_desktop.sheets.sheetxml import SheetScan
from odop_desktop.sheets.strings import Runs, StringsScan

_STRINGS = "xl/sharedstrings.xml"


def look_xlsx(archive: Archive, file: str, limits: Limits) -> BookLook:
    """Reads every part once under the archive's limits. OdopError E-XLS-05 … 10 for what is refused."""
    book = _parse(archive.read("xl/workbook.xml"), file)
    looks = _sheets(book, _targets(archive, file))
    fonts = legacy_styles(_parse(archive.read("xl/styles.xml") or b"<s/>", file))
    strings = _strings(archive, bool(fonts))
    for name in archive.unread():
        _walk(archive, name, looks.get(name), fonts, strings, limits)
    return BookLook(list(looks.values()), "xl/vbaproject.bin" in archive, _from_1904(book))


def _parse(xml: bytes, file: str) -> Element:
    try:
        return parse(xml)
    except HostileMarkup as e:
        raise OdopError("E-XLS-08", file=file) from e
    except BadMarkup as e:
        raise OdopError("E-XLS-05", file=file) from e


def _attribute(item: Element, name: str) -> str:
    return next((v for k, v in item.attrib.items() if k.rpartition("}")[2] == name), "")


def _targets(archive: Archive, file: str) -> dict[str, str]:
    """Relation id → part name, lower case."""
    root = _parse(archive.read("xl/_rels/workbook.xml.rels") or b"<r/>", file)
    joined = {r.get("Id", ""): posixpath.join("/xl", r.get("Target", "")) for r in root}
    return {key: posixpath.normpath(part).lstrip("/").lower() for key, part in joined.items()}


def _sheets(book: Element, targets: Mapping[str, str]) -> dict[str, SheetLook]:
    """Part name → its look, in the workbook's order."""
    looks: dict[str, SheetLook] = {}
    for sheet in (s for group in book if local(group) == "sheets" for s in group):
        part = targets.get(next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""), "")
        hidden = sheet.get("state", "visible") != "visible"
        looks[part or f"?{len(looks)}"] = SheetLook(sheet.get("name", ""), hidden)
    return looks


def _from_1904(book: Element) -> bool:
    return any(
        local(p) == "workbookPr" and _attribute(p, "date1904").lower() in ("1", "true", "on") for p in book
    )


def legacy_styles(styles: Element) -> dict[int, str]:
    """Cell style number → legacy font name, for the styles that use one."""
    groups = {local(group): list(group) for group in styles}
    names = [_font_name(font) for font in groups.get("fonts", [])]
    found: dict[int, str] = {}
    for number, style in enumerate(groups.get("cellXfs", [])):
        font = int(style.get("fontId", "0") or 0)
        if font < len(names) and is_legacy_font(names[font]):
            found[number] = names[font]
    return found


def _font_name(font: Element) -> str:
    return next((mark.get("val", "") for mark in font if local(mark) == "name"), "")


def _strings(archive: Archive, styled: bool) -> dict[int, Runs]:
    """The shared strings made of runs, when a legacy font can be among them."""
    if _STRINGS not in archive:
        return {}
    scan = StringsScan()
    for chunk in archive.stream(_STRINGS):
        scan.feed(chunk)
    scan.close()
    return scan.rich if styled or any(r.legacy for runs in scan.rich.values() for r in runs) else {}


def _walk(
    archive: Archive,
    name: str,
    look: SheetLook | None,
    fonts: Mapping[int, str],
    strings: Mapping[int, Runs],
    limits: Limits,
) -> None:
    """One part, to its last byte: limits first, then what a sheet hides."""
    if look is None:
        for _ in archive.stream(name):
            pass
        return
    scan = SheetScan(look, fonts, strings)
    for chunk in archive.stream(name):
        scan.feed(chunk)
    scan.close()
    refuse_far(scan.rows, scan.columns, look.name, limits)


def refuse_far(rows: int, columns: int, sheet: str, limits: Limits) -> None:
    """OdopError E-XLS-09 or 10, with the count, when a filled cell lies beyond the limits."""
    if rows > limits.rows:
        raise OdopError("E-XLS-09", sheet=sheet, rows=rows, limit=limits.rows)
    if columns > limits.columns:
        raise OdopError("E-XLS-10", sheet=sheet, columns=columns, limit=limits.columns)
