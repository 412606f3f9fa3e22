"""An empty sheet to hand out: bilingual heads, drop-downs, notes, and one example row that import skips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter, quote_sheetname  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from odop_desktop.domain.catalogue.field import Field, Kind, Need, RecordKind
from odop_desktop.domain.valuelists import Entry, ValueList
from odop_desktop.i18n.words import Words
from odop_desktop.sheets.columns import Column, columns_of
from odop_desktop.sheets.formats import FONT
from odop_desktop.sheets.heads import bilingual, sheet_columns
from odop_desktop.sheets.saving import beside
from odop_desktop.sheets.skips import EXAMPLE_MARK
from odop_desktop.sheets.writing import sheet_name

ROWS = 2_000  # rows that have drop-downs and formats
_LISTS = "lists"
_HEAD, _REQUIRED, _EXAMPLE = "E8EEF4", "FCE8C8", "F2F2F2"
_TEXT_KINDS = frozenset(Kind) - {Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY, Kind.DATE}


def write_template(
    path: Path, kind: RecordKind, lists: Mapping[str, ValueList], words_hi: Words, words_en: Words
) -> Path:
    """Writes the template of one kind. OdopError E-XLS-60, 61 when it cannot be written."""
    fields = {key: (record, field) for key, record, field in sheet_columns(kind)}
    columns = [c for c in columns_of(kind, words_hi, words_en) if fields[c.key][1].need is not Need.AUTO]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_name(words_hi(f"{kind.name}.plural"))
    choices = _Choices(book, lists, words_hi, words_en)
    serial = Column("", bilingual(words_hi("sheet.serial"), words_en("sheet.serial")), Kind.INT, 10)
    _head(sheet, 1, serial, None)
    _example(sheet, 1, EXAMPLE_MARK)
    for at, column in enumerate(columns, start=2):
        record, field = fields[column.key]
        _head(sheet, at, column, _note(record, field, words_hi, words_en))
        _mark(sheet, at, field, kind)
        _example(sheet, at, _shown_example(field, lists))
        choices.offer(sheet, at, field)
    _page(sheet, len(columns) + 1)
    with beside(path) as own:
        book.save(own)
    return path


def _head(sheet: Worksheet, at: int, column: Column, note: str | None) -> None:
    cell = sheet.cell(1, at, column.head)
    side = Side(style="thin")
    cell.font = Font(name=FONT, bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    if note:
        cell.comment = Comment(note, "ODOP", width=320, height=140)
    sheet.column_dimensions[get_column_letter(at)].width = column.width
    style = sheet.column_dimensions[get_column_letter(at)]
    style.font = Font(name=FONT)
    if column.kind in _TEXT_KINDS:
        style.number_format = "@"  # what is typed stays as typed: leading zeros, long numbers
    elif column.kind is Kind.DATE:
        style.number_format = "dd-mm-yyyy"


def _mark(sheet: Worksheet, at: int, field: Field, kind: RecordKind) -> None:
    if field.need is Need.REQUIRED or field.key in kind.one_of:
        sheet.cell(1, at).fill = PatternFill("solid", fgColor=_REQUIRED)


def _note(record: RecordKind, field: Field, words_hi: Words, words_en: Words) -> str:
    """The field's help in both languages; '' when neither has any."""
    msgid = f"{record.name}.{field.key}.help"
    texts = [words(msgid) for words in (words_hi, words_en) if msgid in words]
    return "\n".join(dict.fromkeys(t for t in texts if t))


def _example(sheet: Worksheet, at: int, text: str) -> None:
    cell = sheet.cell(2, at, text or None)
    cell.number_format = "@"
    cell.font = Font(name=FONT, italic=True, color="7F7F7F")
    cell.fill = PatternFill("solid", fgColor=_EXAMPLE)


def _shown_example(field: Field, lists: Mapping[str, ValueList]) -> str:
    """The catalogue's example; a code as the drop-down shows it."""
    values = lists.get(field.choices or "")
    entry = values.by_code.get(field.example) if values else None
    return offered(entry) if entry else field.example


def offered(entry: Entry) -> str:
    """An entry as the drop-down shows it, found again at import by either half."""
    return bilingual(entry.label_hi, entry.label_en)


def _page(sheet: Worksheet, width: int) -> None:
    sheet.row_dimensions[1].height = 48
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


class _Choices:
    """The value lists on a hidden sheet of their own; labels hold commas, which a list in the rule cannot."""

    def __init__(
        self, book: Workbook, lists: Mapping[str, ValueList], words_hi: Words, words_en: Words
    ) -> None:
        self._sheet = book.create_sheet(_LISTS)
        self._sheet.sheet_state = "hidden"
        self._lists = lists
        self._ranges: dict[str, str] = {}
        self._wrong = bilingual(words_hi("sheet.choose"), words_en("sheet.choose"))
        self._bools = [bilingual(words_hi(w), words_en(w)) for w in ("sheet.yes", "sheet.no")]

    def offer(self, sheet: Worksheet, at: int, field: Field) -> None:
        """A drop-down for a closed field; another text is warned about, not refused: old lists have them."""
        shown = self._shown(field)
        if not shown:
            return
        rule = DataValidation("list", formula1=self._range(field.choices or "bool", shown), allow_blank=True)
        rule.errorStyle, rule.error, rule.showErrorMessage = "warning", self._wrong[:220], True
        letter = get_column_letter(at)
        rule.add(f"{letter}2:{letter}{ROWS}")
        sheet.add_data_validation(rule)

    def _shown(self, field: Field) -> Sequence[str]:
        if field.kind is Kind.BOOL:
            return self._bools
        values = self._lists.get(field.choices or "")
        if field.kind is Kind.SET or values is None:
            return ()
        return [offered(entry) for entry in values.entries]

    def _range(self, name: str, shown: Sequence[str]) -> str:
        if name not in self._ranges:
            column = len(self._ranges) + 1
            for row, text in enumerate(shown, start=1):
                self._sheet.cell(row, column, text)
            letter = get_column_letter(column)
            self._ranges[name] = f"{quote_sheetname(_LISTS)}!${letter}$1:${letter}${len(shown)}"
        return self._ranges[name]
