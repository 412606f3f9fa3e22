"""What can go wrong in a way the user can mend.

An `OdopError` carries a code and facts; the sentence (title and advice, Hindi or English) is made at the
face from `error.<code>.title` and `error.<code>.advice`. Anything else that is raised is a bug of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# One line a code: what it is for, in the developers' words. The users' words are in resources/locale.
CODES: dict[str, str] = {
    # catalogue, value lists, state packs
    "E-CAT-01": "no kind of record has this name",
    "E-VAL-01": "not a whole number",
    "E-VAL-02": "not a number",
    "E-VAL-03": "more decimal places than are kept",
    "E-VAL-04": "not an amount of money",
    "E-VAL-05": "not a date",
    "E-VAL-06": "a date that reads only with the month first",
    "E-VAL-07": "neither yes nor no",
    "E-VAL-08": "no answer of the value list",
    "E-VAL-09": "longer than the field",
    "E-VAL-10": "more than a hundred percent",
    "E-VAL-11": "a birth date that is still to come",
    "E-VAL-12": "an Aadhaar number in free text was masked",
    "E-VAL-13": "no telephone number",
    "E-VAL-14": "not a time of day",
    "E-PCK-01": "the folder is no state pack",
    "E-PCK-02": "pack.toml is not TOML",
    "E-PCK-03": "a key of pack.toml is missing or of the wrong kind",
    "E-PCK-04": "a table of the pack is missing",
    "E-PCK-05": "a column of a table is missing",
    "E-PCK-06": "a column of a table is not known",
    "E-PCK-07": "a needed cell is empty",
    "E-PCK-08": "a key stands twice",
    "E-PCK-09": "a cell names a row that is not there",
    "E-PCK-10": "a file is not CSV or TOML in UTF-8, or a row has too many or too few cells",
    "E-PCK-11": "the PIN pattern is no regular expression",
    "E-PCK-12": "a text has a chip that nothing fills",
    "E-PCK-13": "the pack's folder does not bear its state's code",
    "E-PCK-14": "a cell cannot be read as its field",
    "E-PCK-20": "no district has this three-letter code",
    "E-PCK-21": "the state pack is not whole",
    # store
    "E-DB-01": "the store is damaged and no whole copy is known",
    "E-DB-02": "the store is damaged; a whole copy is there",
    "E-DB-03": "the store was made by a newer program",
    "E-DB-04": "an upgrade failed; the store is as it was",
    "E-DB-05": "the disk has too little room to begin",
    "E-DB-06": "the disk ran full while saving",
    "E-DB-07": "the disk failed to read or write",
    "E-DB-08": "the store may not be written",
    "E-DB-09": "another program moved this PC's chain of changes",
    "E-DB-10": "the store was removed or replaced while it was open",
    "E-DB-11": "a database library or setting is not as it must be",
    "E-DB-12": "another program holds the store",
    "E-DB-13": "the database server is not to be reached",
    "E-DB-14": "the store is not this office's, or its beginning is damaged",
    "E-DB-15": "the database server is not set as it must be",
    "E-DB-16": "kept bytes are missing or changed",
    "E-DB-17": "the server's database is not empty",
    "E-DB-18": "the store was removed or replaced between two changes",
    "E-DB-20": "check: pages fail their code",
    "E-DB-21": "check: the structure of the file is broken",
    "E-DB-22": "check: a row points at nothing",
    "E-DB-23": "check: the server keeps no page checksums",
    "E-DB-24": "check: the tables are not the program's",
    "E-DB-25": "check: the log of changes is broken",
    "E-DB-26": "check: bytes that a record names are missing",
    "E-DB-27": "check: the local event log is broken",
    # vault
    "E-VLT-01": "wrong user name or password",
    "E-VLT-02": "a recovery code that does not open this office",
    "E-VLT-03": "a recovery code typed wrongly",
    "E-VLT-04": "the vault is missing",
    "E-VLT-05": "the vault is damaged",
    "E-VLT-06": "the vault was written by a newer program",
    "E-VLT-07": "a practice vault never becomes a real one",
    "E-VLT-08": "the vault was altered",
    "E-VLT-09": "the password is too short",
    "E-VLT-10": "the vault does not hold this secret",
    "E-VLT-11": "the last password cannot be removed",
    # backup
    "E-BAK-01": "the file is no backup, or is torn or altered",
    "E-BAK-02": "the backup is not of this office's key",
    "E-BAK-03": "what the copy holds is not sound or not what it should hold",
    "E-BAK-04": "the folder holds another office",
    "E-BAK-05": "too little room for the backup",
    "E-BAK-06": "the backup could not be written",
    # office folder
    "E-OFF-01": "the office is open already",
    "E-OFF-02": "no office in this place",
    "E-OFF-03": "an office stands there already",
    "E-OFF-04": "a removable disk for a real office",
    "E-OFF-05": "a network drive for a real office",
    "E-OFF-06": "a cloud folder for a real office",
    "E-OFF-07": "the folder cannot be written",
    "E-OFF-08": "the folder holds other files",
    # letters
    "E-LTR-01": "a line of a wording is not understood",
    "E-LTR-02": "a fact holds a character that no letter can print",
    "E-LTR-03": "a fact is empty without which there is no letter",
    "E-LTR-04": "a wording cannot be read",
    # sheets: files refused
    "E-XLS-01": "the file is not there or cannot be read",
    "E-XLS-02": "the file is empty (0 bytes)",
    "E-XLS-03": "the file is no workbook",
    "E-XLS-04": "the workbook has a password",
    "E-XLS-05": "the workbook is damaged or cut short",
    "E-XLS-06": "an .xlsb workbook",
    "E-XLS-07": "the workbook is too large, packed or unpacked",
    "E-XLS-08": "the workbook declares entities or a document type",
    "E-XLS-09": "more rows than are read",
    "E-XLS-10": "more columns than are read",
    "E-XLS-11": "a web page or XML under a workbook's name",
    "E-XLS-12": "plain text under a workbook's name",
    "E-XLS-13": "no row of heads among the first rows",
    "E-XLS-14": "heads, but no column that names the record",
    "E-XLS-15": "no sheet holds anything",
    "E-XLS-16": "the text file cannot be read as text",
    "E-XLS-90": "the reading process was killed",
    "E-XLS-91": "the reading was cancelled",
    # sheets: problems of a file or a row
    "E-XLS-30": "a formula without its result",
    "E-XLS-31": "a cell with a spreadsheet error",
    "E-XLS-32": "the workbook carries macros",
    "E-XLS-33": "hidden rows were read",
    "E-XLS-34": "hidden sheets were not read",
    "E-XLS-35": "other sheets were not read",
    "E-XLS-36": "a date column with the month first",
    "E-XLS-37": "columns read as a legacy font by their heads",
    "E-XLS-38": "an Aadhaar number masked outside its column",
    "E-XLS-39": "the row's Aadhaar number stands in another number's column",
    "E-XLS-40": "a row without a name",
    "E-XLS-41": "a person under 18",
    "E-XLS-42": "texts that look like a legacy font but are in none",
    "E-XLS-43": "a row of another district",
    "E-XLS-44": "a row without a required field",
    "E-XLS-45": "a ditto mark under an empty cell",
    "E-XLS-46": "the name's cell and the guardian's cell name two guardians",
    "E-XLS-47": "a column that no field knows",
    "E-XLS-49": "a number too long for a number's cell",
    "E-XLS-50": "a bare number read as a day",
    "E-XLS-51": "a text that begins like a formula",
    # sheets: writing
    "E-XLS-60": "the sheet cannot be written",
    "E-XLS-61": "no room for the sheet",
    # identity: numbers of people and firms; registration and letter numbers
    "E-ID-01": "long number shortened by Excel (1.23457E+11)",
    "E-ID-11": "GSTIN not of fifteen letters and digits",
    "E-ID-12": "GSTIN check character wrong",
    "E-ID-13": "GSTIN or PAN: a letter where a digit stands",
    "E-ID-14": "GSTIN or PAN: a digit where a letter stands",
    "E-ID-15": "GSTIN state code unknown",
    "E-ID-16": "GSTIN of Ladakh, other territory, centre: a note",
    "E-ID-17": "GSTIN entity character zero",
    "E-ID-18": "GSTIN of a deductor or mission: a note",
    "E-ID-19": "GSTIN fourteenth letter not Z",
    "E-ID-20": "PAN not of ten letters and digits",
    "E-ID-21": "PAN fourth letter is no kind of holder",
    "E-ID-22": "PAN digits all zero",
    "E-ID-23": "IEC neither a PAN nor ten digits",
    "E-ID-24": "IEC of nine digits: a leading zero lost",
    "E-ID-25": "PAN differs from the one inside the GSTIN",
    "E-ID-30": "Udyam number not of its form",
    "E-ID-31": "old Udyog Aadhaar memorandum: a note",
    "E-ID-33": "IFSC not of its form",
    "E-ID-34": "IFSC fifth character not zero",
    "E-ID-37": "FSSAI number not of its form",
    "E-ID-40": "PIN code not of six digits",
    "E-ID-41": "PIN code outside the state",
    "E-ID-50": "mobile number not of its form",
    "E-ID-51": "landline instead of a mobile: a note",
    "E-ID-52": "mobile number made of one digit",
    "E-ID-55": "bank account number not of its form",
    "E-ID-60": "e-mail address not of its form",
    "E-ID-65": "artisan card number empty or too long",
    "E-ID-70": "Aadhaar column: the number fails its checksum; nothing is kept",
    "E-ID-71": "Aadhaar column: digits lost in Excel; nothing is kept",
    "E-ID-72": "Aadhaar column: neither four nor twelve digits",
    "E-NUM-01": "parts that make no registration number",
    "E-NUM-02": "letter number pattern with an unknown chip",
    "E-NUM-03": "letter number pattern that does not tell letters apart",
    # the office: records, rules, imports, commands
    "E-ACT-01": "There is no record “{record}”",
    "E-ACT-02": "This record has been changed in the meantime",
    "E-ACT-03": "This row belongs to the State's list and cannot be changed",
    "E-ACT-04": "The list cannot be sorted by “{field}”",
    "E-ACT-05": "“{key}” is not the key of a page of this list",
    "E-ACT-06": "“{field}” is empty",
    "E-ACT-07": "There is no name",
    "E-ACT-08": "This record is not in the bin",
    "E-ACT-09": "There is nothing to undo",
    "E-ACT-10": "{record} is in the bin",
    "E-ACT-11": "“{value}” in “{field}” is on no list",
    "E-ACT-12": "The letter {letter} stands for {record}, so it cannot go to the bin",
    "E-ACT-13": "{record} cannot go to the bin",
    "E-ACT-14": "Letters were issued or the office was made in this act; it cannot be undone",
    "E-ACT-15": "No act “{act}” is on record",
    "E-ACT-16": "This act has been undone already",
    "E-ACT-17": "The age is {age}; nobody below 18 is registered under ODOP",
    "E-ACT-18": "The PAN inside the GSTIN, {pan}, differs from the PAN given",
    "E-ACT-19": "There is a product with the key {number} already",
    "E-ACT-20": "The consent is given on {first} and withdrawn on {last}",
    "E-ACT-21": "“{value}” in “{field}” is the name of more than one record",
    "E-ACT-22": "“{field}” is not a field of this record that can be typed",
    "E-ACT-23": "No signing officer is on record as in charge on {day}",
    "E-ACT-24": "No reason is given for the cancellation",
    "E-ACT-25": "The letter {number} does not stand as issued",
    "E-ACT-26": "This program does not yet make letters of the kind “{kind}”",
    "E-BUG-01": "The program made a mistake; your data is as it was last saved",
    "E-CLI-01": "No command was given; this version has no window yet",
    "E-CLI-02": "There is no user or password to sign in with",
    "E-CLI-03": "The file {file} could not be written: {why}",
    "E-EVT-01": "The event ends on {last}, before it begins on {first}",
    "E-EVT-02": "The event code {code} belongs to another event",
    "E-EVT-03": "This event and hall have a stall {stall} already ({number})",
    "E-EVT-04": "This artisan is entered for this event already ({number})",
    "E-EVT-05": "Stall {stall} does not belong to this event",
    "E-EVT-06": "Stall {stall} cannot be used",
    "E-EVT-07": "Stall {stall} is allotted to {number} already",
    "E-EVT-08": "No stall is chosen for the allotment",
    "E-EVT-09": "A stall is already allotted in “{event}” for the same days ({letter})",
    "E-EVT-10": "No reason is given for the step from {before} to {stage}",
    "E-IMP-01": "The same person or record stands in row {row} of this file",
    "E-IMP-02": "This may be {known}, already on record",
    "E-IMP-03": "“{value}” was on no list; a row of the office's own was made",
    "E-IMP-04": "The row differs from the record {number}; what is on record was kept",
    "E-IMP-08": "“{kind}” is neither imported as a list nor has it a template",
    "E-IMP-09": "The counts do not add up to the file's {rows} rows; nothing was kept",
    "E-LOI-01": "The Letter of Intent is valid till {last}, before its own date {first}",
    "E-LOI-02": "The stage “{stage}” of a Letter of Intent is not typed",
    "E-LOI-03": "The Letter of Intent {number} has been issued; its lines do not change",
    "E-LOI-04": "This district's product is not yet confirmed and cannot stand in a line",
    "E-PCK-22": "There is no pack for the State “{state}”",
}


class OdopError(Exception):
    """The work was refused. `facts` fill the chips of the worded title and advice."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


@dataclass(frozen=True, slots=True)
class Problem:
    """Something doubtful about a value that is kept all the same (or a row that is not).

    `field` is the catalogue key it concerns, `facts` fill the chips of the worded reason.
    """

    code: str
    field: str | None = None
    facts: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, code: str, field: str | None = None, /, **facts: Any) -> Problem:
        return cls(code, field, tuple(sorted(facts.items())))
