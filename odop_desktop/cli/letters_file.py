"""`letters covering [--package N]`: the letter and the control sheet that go with a file to headquarters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from odop_desktop.actions import file_letters, file_sheets, letter_files
from odop_desktop.cli.desk import Desk
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import file_papers as queries
from odop_desktop.sync import attachments
from odop_desktop.sync import desk as exchange

KIND = "covering"


def covering(desk: Desk, office: Office, asked: dict[str, Any], out: Path) -> None:
    """Issues the letter of the file, or the nil report of a month without changes; a draft where one is asked.

    E-SYN-50: not enrolled; E-ACT-01: no file of this number.
    """
    with office.reading() as conn:
        hq = exchange.sit(office, conn).trust.hq
    to, lang = Two(hq.name_hi, hq.name_en), asked["lang"]
    file = queries.posted(office, asked["package"])
    facts = queries.covering(office, file, to=Addressee(to), how=Two(asked["how"] or ""))
    if asked["draft"]:
        path = out / f"draft-{KIND}-{file.pkg_no}.pdf"
        letter_files.save_paper(
            office, what=KIND, pdf=file_letters.draft(office, facts=facts, lang=lang), out=path
        )
        desk.answer({"package": file.pkg_no, "file": str(path)}, desk.words("cli.written", file=path))
        return
    file_letters.issue(office, facts=facts, about=file.pkg_id, lang=lang)
    blobs = attachments.inside(office, file.pkg_no)
    control = file_sheets.control(office, file=file, to=to, blobs=blobs, out=out)
    letter = file_letters.standing(office, about=file.pkg_id)
    assert letter is not None
    first = [] if letter["written_out"] else [letter.id]
    run = letter_files.write(office, kind=file_letters.kind_of(facts), ids=first, out=out)
    letters = [{"number": w.number, "file": str(w.file), "sha256": w.sha256} for w in run.letters]
    told = [desk.words("cli.letters.about_file", number=x["number"], file=x["file"]) for x in letters]
    if not first:
        told.append(desk.words("cli.letters.about_file.stands", n=file.pkg_no, number=letter.number))
    answer = {"package": file.pkg_no, "number": letter.number, "letters": letters, "control": str(control)}
    desk.answer(answer, *told, desk.words("cli.written", file=control))
