"""The documents, lock files and targets of the project agree with each other and name nobody's machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from odop_desktop import __version__
from odop_desktop.cli.main import COMMANDS, run

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")

# Licences under which a package may be shipped in the bundle beside an MIT program.
SHIPPABLE = re.compile(
    "MIT|BSD|Apache|PSF|Python Software Foundation|LGPL|Zlib|origin of this software must not"
)
CHOICE = re.compile(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)+")
NOT_SHIPPABLE = re.compile(r"(?<!L)GPL|non-?commercial|proprietary", re.IGNORECASE)

# Put together here so that this file does not hold what it looks for. The tests' own clerk is invented, and
# a hostile workbook may well ask for /etc/passwd.
MACHINE = re.compile(
    "|".join(
        [
            r"/(?:home|Users)/(?!clerk/)[a-z]\w*/",
            r"(?<![\w.])/(?:root|work|opt/pypi|opt/wheels)" + r"(?:/|\b(?=[\s\"']))",
            r"[A-Z]:\\Users\\\w",
            r"\bfile:" + "//(?!/etc/passwd)",
            r"files\.pythonhosted\." + "org",
            r"--(?:extra-)?index-" + r"url[ =]",
            r"registry\.npmjs\." + "org",
            r"deb\.debian\." + "org",
        ]
    )
)


@cache
def tracked() -> tuple[Path, ...]:
    """The project's own files, as git knows them."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return tuple(ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file())


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def pyproject() -> dict[str, dict[str, list[str]]]:
    with (ROOT / "pyproject.toml").open("rb") as f:
        return tomllib.load(f)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))


def locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", read(name), re.MULTILINE))


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in tracked()
        if b"\0" not in (raw := path.read_bytes())[:8192]
        for hit in MACHINE.finditer(raw.decode("utf-8", "replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["/ho" + "me/ravi/office", "C:" + r"\Users\ravi", "file:" + "///srv/pkgs", "'/ro" + "ot'"]
)
def test_a_machine_would_be_seen(text: str) -> None:
    assert MACHINE.search(text)


def test_the_version_is_one() -> None:
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest.group(1) == __version__


def test_every_make_target_that_is_named_exists() -> None:
    texts = read("README.md") + read("Makefile") + read(".ci/run")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", texts, re.MULTILINE))
    assert {"run", "test", "check", "slow", "bench", "build"} <= named
    assert named <= targets()


def test_what_readme_asks_for_is_what_the_system_script_installs() -> None:
    line = re.search(r"apt-get install -y (.+)", read("README.md"))
    assert line
    script = read("tools/system.sh")
    group = script.split("\n    test)")[1].split(";;")[0]
    qt = script.split("\nqt()")[1].split("\n}")[0] if re.search(r"^\s+qt$", group, re.MULTILINE) else ""
    assert sorted(line.group(1).split()) == sorted(re.findall(r"need (\S+)", group + qt))


def named_commands() -> list[tuple[str, list[str]]]:
    """Every command line that README shows: the command (with the word behind it), and the options it is given."""
    lines = re.findall(r"^odop-desktop ([a-z][a-z-]*(?: [a-z]+)?)(.*)", read("README.md"), re.MULTILINE)
    return [(command, re.findall(r"--[a-z-]+", rest.partition("#")[0])) for command, rest in lines]


def test_readme_shows_the_commands_of_the_main_job() -> None:
    main_job = {"setup", "import", "list", "set", "undo", "letters", "export", "backup"}
    events = {"stalls", "decide", "approve", "slip", "lifeline"}
    assert main_job | events <= {command.split()[0] for command, _ in named_commands()} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("letters", {"--copy", "--from", "--lang", "--event"}),
        ("list", {"--search", "--filter", "--sort", "--count"}),
        ("export", {"--columns", "--search", "--filter", "--sort"}),
    ],
)
def test_readme_shows_what_the_commands_of_many_options_are_used_with(
    command: str, options: set[str]
) -> None:
    assert options <= {o for name, given in named_commands() if name.split()[0] == command for o in given}


@pytest.mark.parametrize(("command", "options"), named_commands())
def test_every_command_takes_the_options_that_readme_gives_it(
    command: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert [option for option in options if not re.search(rf"{option}\b", said)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_address(name: str) -> None:
    text = read(name)
    assert "://" not in text
    assert not re.search(r"^\s*-[^-]", text, re.MULTILINE)  # no option line but the hashes
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [
        e for e in entries if not re.match(r"[a-z0-9-]+==\S+.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+$", e)
    ] == []


def test_the_locks_answer_what_the_project_asks() -> None:
    run, dev = (locked(name) for name in LOCKS)
    asked = [Requirement(line) for line in pyproject()["project"]["dependencies"]]
    asked_dev = [Requirement(line) for line in pyproject()["dependency-groups"]["dev"]]
    assert [str(r) for r in asked if run.get(r.name.lower(), "") not in r.specifier] == []
    assert [str(r) for r in asked_dev if dev.get(r.name.lower(), "") not in r.specifier] == []
    assert {n: v for n, v in run.items() if dev.get(n) != v} == {}


def test_what_is_only_for_us_is_not_installed_in_offices() -> None:
    assert {"pytest", "mypy", "pandas", "weasyprint", "xlwt", "pyinstaller"} & set(
        locked("requirements.lock")
    ) == set()


@cache
def licence(package: str) -> str:
    """What the package's metadata says of its licence; where that is nothing, its licence file."""
    about = metadata.metadata(package)
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    words = " ".join([*(about[k] for k in ("License-Expression", "License") if k in about), *classifiers])
    files = [f for f in metadata.files(package) or [] if "licenses" in f.parts]
    return words or " ".join(f.read_text() for f in files)


def shippable(words: str) -> bool:
    """May it be shipped? Of `A OR B`, an expression and no more, we take the one that may (Qt: the LGPL)."""
    choices = words.split(" OR ") if CHOICE.fullmatch(words) else [words]
    return any(SHIPPABLE.search(c) and not NOT_SHIPPABLE.search(c) for c in choices)


def test_everything_that_is_shipped_may_be() -> None:
    installed = {d.metadata["Name"].lower().replace("_", "-") for d in metadata.distributions()}
    ours = [name for name in locked("requirements.lock") if name in installed]
    assert len(ours) > 20
    assert {name: licence(name)[:200] for name in ours if not shippable(licence(name))} == {}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "GPL-3.0-only",
        "MIT AND AGPL-3.0",
        "GNU General Public License (GPLv2)",
        "GPL-2.0-only OR AGPL-3.0-only",
        "LGPL-3.0-only AND GPL-3.0-only",
        "GPL-2.0-only OR MIT AND GPL-3.0-only",
        "(MIT OR LGPL-3.0-only) AND GPL-3.0-only",
        "The MIT part comes without warranty, EXPRESS OR IMPLIED; the rest is GPL",
    ],
)
def test_a_licence_that_would_bind_the_office_is_seen(words: str) -> None:
    assert not shippable(words)


@pytest.mark.parametrize("words", ["LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "GPL-2.0-only OR MIT"])
def test_of_two_licences_offered_the_one_that_may_be_shipped_is_taken(words: str) -> None:
    assert shippable(words)


def test_shell_scripts_stop_at_the_first_failure() -> None:
    scripts = [p for p in tracked() if p.suffix == ".sh" or p == ROOT / ".ci/run"]
    assert scripts
    assert [p.name for p in scripts if not re.search(r"^set -eu", p.read_text(), re.MULTILINE)] == []
    assert "set -euo pipefail" in read(".ci/run")
    for script in scripts:
        subprocess.run(["bash", "-n", script], check=True)
