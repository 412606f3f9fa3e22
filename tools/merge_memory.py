"""The most memory that taking in one file needs (Linux): `python -m tools.merge_memory FOLDER FILE`, as a process."""

from __future__ import annotations

import sys
from pathlib import Path

from odop_desktop.signin import open_office
from odop_desktop.sync import inbox


def main(folder: Path, file: Path) -> None:
    """Prints it, in MiB."""
    office = open_office(folder, lambda: ("", ""))
    try:
        if error := inbox.receive(office, file).error:
            raise error
    finally:
        office.close()
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    print(int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
