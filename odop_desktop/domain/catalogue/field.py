"""What a field and a kind of record are: the words in which the catalogue is written.

Everything that shows, asks for, checks, exports, imports, searches or merges a value is built from these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as of
from enum import StrEnum

from odop_desktop.identity.checked import Checked


class Kind(StrEnum):
    """The closed list of field kinds (DECISIONS 18). The stored value's type stands behind each."""

    NAME = "name"  # str, one line, a person's or thing's name in either script
    TEXT = "text"  # str, one line
    NOTE = "note"  # str, several lines
    INT = "int"  # int
    QUANTITY = "quantity"  # int, thousandths
    AREA = "area"  # int, hundredths of m²
    PERCENT = "percent"  # int, hundredths of a percent
    MONEY = "money"  # int, paise
    DATE = "date"  # str, ISO yyyy-mm-dd
    TIME = "time"  # str, HH:MM
    DATETIME = "datetime"  # str, ISO yyyy-mm-ddTHH:MM:SS
    BOOL = "bool"  # bool
    CHOICE = "choice"  # str, a code of the value list `choices`
    REF = "ref"  # str, the id of a record of the kind `ref`
    SET = "set"  # tuple of str, sorted, no repeats
    PHONE = "phone"  # str, ten digits; others as typed
    EMAIL = "email"  # str
    PIN = "pin"  # str, six digits
    GSTIN = "gstin"  # str
    PAN = "pan"  # str
    UDYAM = "udyam"  # str
    IFSC = "ifsc"  # str
    IEC = "iec"  # str
    FSSAI = "fssai"  # str
    ACCOUNT = "account"  # str of digits
    LAST4 = "last4"  # str, the last four digits of an Aadhaar number and never more
    BLOB = "blob"  # str, the SHA-256 (hex) of bytes kept in blobs.db
    STAGE = "stage"  # str, a code of the value list `choices`; moved by decisions, not typed


class Need(StrEnum):
    REQUIRED = "required"  # a record is refused without it
    WANTED = "wanted"  # missing is listed
    OPTIONAL = "optional"
    AUTO = "auto"  # the program fills it; never asked for, refused in imports


class Privacy(StrEnum):
    OPEN = "open"
    PERSONAL = "personal"  # shown in the office, in exports always
    ID = "id"  # a registration number
    RESTRICTED = "restricted"  # masked in an export unless a purpose is given
    SENSITIVE = "sensitive"  # likewise


class Owner(StrEnum):
    DISTRICT = "district"
    HQ = "hq"
    EVENT = "event"


class Merge(StrEnum):
    """How two offices' values meet (SYNC, classes). Follows the kind unless overridden."""

    IMMUTABLE = "A"
    OWNER = "B"
    SET = "C"
    STATUS = "D"
    LEDGER = "E"
    MASTER = "F"
    SENSITIVE = "H"
    BLOB = "I"
    REMARK = "J"
    LEADING = "L"  # headquarters' value stands beside another, and nobody has to decide
    TOTAL = "T"  # the sum of its lines' `value`: where two offices changed lines, it is added up anew


def heads(text: str) -> tuple[str, ...]:
    """Further column heads, written as one line: `heads("pin|pin code|पिन")`."""
    return tuple(part.strip() for part in text.split("|"))


_MERGE_OF_KIND = {Kind.SET: Merge.SET, Kind.BLOB: Merge.BLOB}
_GUARDED = frozenset({Privacy.RESTRICTED, Privacy.SENSITIVE})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of record. Its words are `<record>.<key>.label` and `<record>.<key>.help`."""

    key: str
    kind: Kind
    need: Need = Need.OPTIONAL
    section: str = "main"  # words: `<record>.section.<section>`
    privacy: Privacy = Privacy.OPEN
    search: bool = False  # goes into the search text
    sort: bool = False  # a list may be ordered by it (an index serves it; at most six a kind)
    listed: bool = False  # a column of the list as it first opens
    sheet: bool = True  # a column of import, template and export
    choices: str | None = None  # value list of CHOICE, STAGE and closed SET
    ref: str | None = None  # name of the kind a REF points at
    far: bool = False  # a REF that may name another office's record, which is not kept here
    aliases: tuple[str, ...] = ()  # further heads under which offices keep this column, either script
    max_len: int = 200
    owner: Owner = Owner.DISTRICT
    merge: Merge | None = None
    example: str = ""  # what the template's example row holds
    check: Callable[[str], Checked] | None = None  # of a text that has rules of its own (a card's number)
    birth: bool = False  # a date of birth: a two-digit year is read by the age it gives
    worded: str = ""  # the value begins a msgid (`artisan.mobile`); this is how that ends (`label`)

    @property
    def guarded(self) -> bool:
        """Masked in an export without a purpose; its value stands in no message."""
        return self.privacy in _GUARDED

    @property
    def merge_class(self) -> Merge:
        """The override, else sensitive values as such, else by kind; anything plain is its owner's fact."""
        by_privacy = Merge.SENSITIVE if self.guarded else Merge.OWNER
        return self.merge or _MERGE_OF_KIND.get(self.kind, by_privacy)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record: its name (singular, the table's name) and the word used in commands (plural)."""

    name: str
    plural: str
    fields: tuple[Field, ...] = of(repr=False)
    owner: Owner = Owner.DISTRICT
    number: str | None = None  # key of the AUTO field that holds the number people use on paper
    series: str | None = None  # prefix of that number, where it is <series>-<pc>-<serial>
    title: tuple[str, ...] = ()  # keys whose first filled value names the record, Hindi first
    one_of: tuple[str, ...] = ()  # keys of which at least one must be filled (a name in either script)
    parent: str | None = None  # key of the REF field to the record this one belongs to
    lines: RecordKind | None = None  # kind of its lines (a LoI's): exported one row a line
    exchanged: bool = False  # import, template and export know it
    packed: bool = False  # some of its rows come from the state pack, read-only
    shared: bool = False  # headquarters and the district write it, each its own fields (`Field.owner`)
    default_sort: str = "created_at"
    by_key: dict[str, Field] = of(init=False, compare=False, repr=False, hash=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.by_key.update({f.key: f for f in self.fields})

    @property
    def sorts(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.sort)

    def twin(self, key: str) -> Field | None:
        """The same thing in the other script: `name_en` for `name_hi`, `guardian_name` for `guardian_name_en`."""
        stem, _, lang = key.rpartition("_")
        others = {"hi": (f"{stem}_en",), "en": (f"{stem}_hi", stem)}.get(lang, (f"{key}_en",))
        return next((self.by_key[k] for k in others if k in self.by_key), None)

    @property
    def sheet_fields(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.sheet)
