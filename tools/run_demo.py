"""The main job of an office on invented people, by the program's own commands: what `make run` does.

Makes a practice office in ./office, in place of the one an earlier run made, and writes papers and sheets
to ./out. Where there is a screen the window opens on it at the end, unless ODOP_NO_WINDOW is set.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from odop_desktop.app import has_screen

ROOT = Path(__file__).resolve().parent.parent
OFFICE, OUT = ROOT / "office", ROOT / "out"
SAMPLE = ROOT / "resources" / "samples" / "artisans_messy.xlsx"
KINDS = ("artisans", "offerings", "products", "buyers", "events", "stalls", "participations", "lois")

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the program, and how its answer reads in both languages."""

    args: tuple[str, ...]
    said: Callable[[Answer], str]


def steps() -> Iterator[Step]:
    yield Step(("demo", "--state", "HP"), lambda a: "अभ्यास कार्यालय तैयार / practice office made")
    yield Step(
        ("import", "artisans", str(SAMPLE), "--report", str(OUT / "import_report.xlsx")),
        lambda a: (
            "कारीगर सूची ली गई / artisan list taken in: {rows} = {new} नए new + {changed} बदले changed"
            " + {same} वही same + {parked} रोके parked + {rejected} अस्वीकृत rejected + {skipped} छोड़े skipped; "
            "{masked_aadhaar} आधार ढके masked".format(**a)
        ),
    )
    for kind, words in (("loi", "आशय पत्र / Letters of Intent"), ("stall", "स्टॉल आवंटन पत्र / stall letters")):
        yield Step(
            ("letters", kind, "--out", str(OUT / "letters" / kind), "--lang", "both"),
            lambda a, words=words: f"{words}: {len(a['letters'])}",  # type: ignore[misc]
        )
    for kind in KINDS:
        yield Step(
            ("export", kind, str(OUT / "sheets" / f"{kind}.xlsx")),
            lambda a, kind=kind: f"{kind}: {a['rows']} पंक्तियाँ / rows",  # type: ignore[misc]
        )
    yield Step(
        ("letters", "register", "--out", str(OUT / "letters" / "register.pdf")),
        lambda a: f"पत्र प्रेषण पंजिका / despatch register: {a['rows']}",
    )
    yield Step(
        ("export", "artisans", str(OUT / "sheets" / "artisans_register.pdf")),
        lambda a: f"कारीगर रजिस्टर / artisans' printed register: {a['rows']}",
    )
    yield Step(
        ("export", "upload", "--out", str(OUT / "upload")), lambda a: "अपलोड की सामग्री / ready for upload"
    )
    yield Step(("check",), lambda a: "जाँच ठीक / check passed")


def run(args: tuple[str, ...]) -> Answer:
    """One command's answer; a command that is refused has said why, and ends the run."""
    command = [sys.executable, "-m", "odop_desktop", "--office", str(OFFICE), *args, "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    answer: Answer = json.loads(done.stdout)
    return answer


def shows(env: Mapping[str, str]) -> bool:
    """Whether somebody would see the window."""
    unseen = env.get("ODOP_NO_WINDOW") or env.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")
    return has_screen(env, sys.platform) and not unseen


def main() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a Windows console's own code page knows no Hindi
    if OUT.exists():
        shutil.rmtree(OUT)
    (OUT / "sheets").mkdir(parents=True)
    for step in steps():
        began = time.perf_counter()
        answer = run(step.args)
        print(f"  {time.perf_counter() - began:5.1f} s  {step.said(answer)}", flush=True)
    print(f"""
अभ्यास कार्यालय (लोग काल्पनिक हैं) / the practice office (its people are invented):  {OFFICE}
पत्र / letters:            {OUT / "letters"}
एक्सेल सूचियाँ / sheets:      {OUT / "sheets"}
आयात की रिपोर्ट / import:   {OUT / "import_report.xlsx"}
अपलोड हेतु / for upload:    {OUT / "upload"}

आगे / next:  .venv/bin/python -m odop_desktop --office office list artisans --search चंबा""")
    if shows(os.environ):
        print(
            "खिड़की खुल रही है / the window opens: .venv/bin/python -m odop_desktop --office office", flush=True
        )
        subprocess.run([sys.executable, "-m", "odop_desktop", "--office", str(OFFICE)], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()
