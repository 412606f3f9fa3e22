"""A clerk at the command line: each command a process of its own, as on the office's PC."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.saying import keyless, readable

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Clerk:
    """Sits before the office in `office`, in a home of their own."""

    home: Path
    office: Path
    user: str = "मीना"
    password: str = "चम्बा रुमाल 2026"
    lang: str = "hi"

    def run(self, *args: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ODOP_", "XDG_"))}
        env = kept | {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        env |= {"ODOP_USER": self.user, "ODOP_PASSWORD": self.password, "ODOP_OFFICE": str(self.office)}
        command = [sys.executable, "-m", "odop_desktop", "--lang", self.lang, *map(str, args)]
        return subprocess.run(
            command,
            cwd=self.home,
            env=env | more.pop("env", {}),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )

    def does(self, *args: str | Path) -> str:
        """A command that is done; what it says may be read by anybody."""
        done = self.run(*args)
        assert (done.returncode, done.stderr) == (0, ""), done
        readable(done.stdout)
        keyless(done.stdout)
        return done.stdout

    def gets(self, *args: str | Path) -> dict[str, Any]:
        """The object that a command answers."""
        done = self.run(*args, "--json")
        assert (done.returncode, done.stderr) == (0, ""), done
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def refused(self, *args: str | Path) -> str:
        """A command that is not done, with its one sentence."""
        done = self.run(*args)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done
        readable(done.stderr)
        return done.stderr

    def makes(self, kind: str, *pairs: str) -> str:
        """A new record; its number."""
        return str(self.gets("set", kind, "new", *pairs)["number"])
