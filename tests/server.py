"""A PostgreSQL server for one test run, from the programs Debian's package installs."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

# Where root gives up its rights; it lies where only root's own PATH looks.
_RUN = shutil.which("runuser", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin") or "runuser"


def binaries() -> Path | None:
    """The folder of the newest installed server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """Listens on a socket in a folder of its own and nowhere else; as user postgres where we are root.

    `buffers`: its shared_buffers, 32 MB for the small databases of tests.
    """

    def __init__(self, folder: Path, buffers: str = "32MB") -> None:
        bin_ = binaries()
        assert bin_ is not None
        self._bin = bin_
        root = os.environ.get("PYTEST_DEBUG_TEMPROOT", "/tmp")  # tests' folders may lie in memory
        self._folder = Path(root) / f"odop-pg-{os.getpid()}"  # socket paths must be short
        self._log, self._buffers = folder / "server.log", buffers
        self._numbers = count(1)

    def start(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres", "postgres")
        data = str(self._folder / "data")
        self._run(
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-k",
            "--no-sync",
        )
        quick = f"-c full_page_writes=on -c fsync=on -c shared_buffers={self._buffers} -c max_connections=40"
        at = f"-c listen_addresses= -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "-D", data, "-w", "-l", str(self._folder / "log"), "-o", f"{quick} {at}", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self, name: str | None = None, template: str = "template0", more: str = "") -> str:
        """Makes a database; returns its URL."""
        name = name or f"odop_{next(self._numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {template} {more}")
        return self._url(name)

    def drop_database(self, url: str) -> None:
        self._admin(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def _admin(self, statement: str) -> None:
        url = make_url(self._url("postgres")).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as conn:
            conn.execute(text(statement))
        engine.dispose()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        if os.geteuid() == 0:
            command = [_RUN, "-u", "postgres", "--", *command]
        # pg_ctl's server inherits the handles: a pipe would never end
        with (self._log).open("ab") as log:
            subprocess.run(command, check=True, stdout=log, stderr=log, cwd="/tmp")
