"""The walls of the house, read off the source without running it: `python -m tools.architecture`.

The rings and who may import which library are data at the top; each rule is a small generator of
sentences "module: what is wrong". `tests/test_architecture.py` holds the program to the rules, and shows on
synthetic houses that each rule can fail.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "odop_desktop"

# Outermost last; what stands in one ring never imports its neighbours.
RINGS: tuple[frozenset[str], ...] = tuple(
    frozenset(ring.split())
    for ring in (
        "errors",
        "paths",
        "settings",
        "i18n",
        "identity",
        "domain",
        "storage letters sheets",
        "office",
        "queries",
        "signin",
        "actions sync",
        "telling",
        "deeds",
        "cli ui",
        "app",
        "__main__",
    )
)
RANK = {name: rank for rank, ring in enumerate(RINGS) for name in ring}

# Library → the only parts of the package that may import it; what is for tests and benches has none.
HOMES: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui", "app"),
    "sqlalchemy": ("storage", "queries", "actions", "sync"),
    "alembic": ("storage",),
    "sqlcipher3": ("storage",),
    "psycopg": ("storage",),
    "reportlab": ("letters.render",),
    "uharfbuzz": ("letters.render",),
    "pypdf": ("letters",),
    "jinja2": ("letters",),
    **dict.fromkeys(("openpyxl", "xlsxwriter", "python_calamine", "xlwt"), ("sheets",)),
    "click": ("cli", "app", "__main__"),
    **dict.fromkeys(("pandas", "weasyprint", "babel", "pytest", "hypothesis"), ()),
}

# (who, what) that a function may import when first needed (DECISIONS 19); "" is everyone.
SEAMS = (
    ("app", f"{PACKAGE}.ui"),
    ("app", f"{PACKAGE}.cli"),
    ("cli", f"{PACKAGE}.cli"),
    ("", f"{PACKAGE}.letters.render"),
    ("letters.render", "reportlab"),
    ("letters.render", "uharfbuzz"),
    ("letters.signing", "pyhanko"),
    ("", f"{PACKAGE}.storage.upgrade"),
    ("storage.upgrade", "alembic"),
)
# An import under another name; the command loader and the store's seam (migrations, backup) may.
LOADERS = frozenset({"import_module", "__import__"})
MAY_LOAD = ("cli", "storage.late", "ui.late", "ui.doorway")
WRITES = frozenset({"insert", "update", "delete"})  # of sqlalchemy: the work writes through storage/apply.py
FACES = ("telling", "cli", "ui")  # what a person sees; none of it touches the store
READS = frozenset({"select", "text", "union", "union_all", "exists"})  # of sqlalchemy: asking is the queries'
DOORS = ("storage.apply", "storage.undo")  # the only ways in which a record changes
FILE_LINES, FUNCTION_LINES = 250, 50
UNMEASURED = "storage.migrations.versions"  # the tables of one version, written out once


@dataclass(frozen=True, slots=True)
class Import:
    target: str  # dotted, as resolved
    line: int
    names: tuple[str, ...]  # () for `import x`
    lazy: bool  # inside a function


@dataclass(frozen=True, slots=True)
class Module:
    name: str  # without the package: "storage.apply", "" for the package itself
    tree: ast.Module
    lines: int
    is_package: bool
    imports: tuple[Import, ...]

    @property
    def part(self) -> str:
        return self.name.partition(".")[0]


def within(name: str, *parts: str) -> bool:
    """Is the dotted name one of the parts, or inside one? "" holds everything."""
    return any(not part or name == part or name.startswith(part + ".") for part in parts)


def modules(root: Path) -> list[Module]:
    """Every module of the package under `root`, in the order of their names."""
    return [_module(root / PACKAGE, path) for path in sorted((root / PACKAGE).rglob("*.py"))]


def _module(package: Path, path: Path) -> Module:
    parts = path.relative_to(package).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text, str(path))
    here = [PACKAGE, *parts[:-1]]
    return Module(name, tree, text.count("\n"), is_package, tuple(_imports(tree, here)))


def _imports(tree: ast.Module, here: list[str]) -> Iterator[Import]:
    lazy = {id(n) for f in ast.walk(tree) if isinstance(f, _FUNCTIONS) for n in ast.walk(f)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, (), id(node) in lazy)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else []
            target = ".".join([*above, *([node.module] if node.module else [])])
            yield Import(target, node.lineno, tuple(a.name for a in node.names), id(node) in lazy)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def own_targets(found: Import, known: frozenset[str]) -> Iterator[str]:
    """The modules of the package that an import names: `from a import b` is a.b where that is a module."""
    if not within(found.target, PACKAGE):
        return
    target = found.target.removeprefix(PACKAGE).removeprefix(".")
    inside = [f"{target}.{name}".removeprefix(".") for name in found.names]
    yield from (name for name in inside if name in known)
    if not inside or any(name not in known for name in inside):
        yield target


def rings(house: list[Module]) -> Iterator[str]:
    known = frozenset(m.name for m in house)
    for m in house:
        if m.part and m.part not in RANK:
            yield f"{m.name}: stands in no ring"
        for found in m.imports:
            for target in own_targets(found, known):
                part = target.partition(".")[0]
                if not part or part == m.part or part not in RANK or m.part not in RANK:
                    continue
                if RANK[part] == RANK[m.part]:
                    yield f"{m.name}:{found.line}: imports {part} sideways"
                elif RANK[part] > RANK[m.part]:
                    yield f"{m.name}:{found.line}: imports {part}, a ring further out"


def faces(house: list[Module]) -> Iterator[str]:
    for m in house:
        for found in m.imports if within(m.name, *FACES) else ():
            if within(f"{found.target}.{'.'.join(found.names[:1])}", f"{PACKAGE}.storage"):
                yield f"{m.name}:{found.line}: a face imports storage"


def libraries(house: list[Module]) -> Iterator[str]:
    for m in house:
        for found in m.imports:
            library = found.target.partition(".")[0]
            if library in HOMES and not any(within(m.name, home) for home in HOMES[library]):
                yield f"{m.name}:{found.line}: {library} has no place here"


def lazy_imports(house: list[Module]) -> Iterator[str]:
    for m in house:
        for found in m.imports:
            targets = (found.target, *(f"{found.target}.{name}" for name in found.names))
            seam = any(within(m.name, who) and within(t, what) for who, what in SEAMS for t in targets)
            if found.lazy and not seam:
                yield f"{m.name}:{found.line}: imports {found.target} inside a function"
        for node in ast.walk(m.tree):
            name = _called(node)
            if name in LOADERS and not within(m.name, *MAY_LOAD):
                yield f"{m.name}:{node.lineno}: loads a module by name"  # type: ignore[attr-defined]


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def stars(house: list[Module]) -> Iterator[str]:
    for m in house:
        yield from (f"{m.name}:{i.line}: import *" for i in m.imports if "*" in i.names)


def appliers(house: list[Module]) -> Iterator[str]:
    known = frozenset(m.name for m in house)
    for m in house:
        for found in m.imports:
            doors = [t for t in own_targets(found, known) if within(t, *DOORS)]
            if doors and not within(m.name, "actions", "sync", *DOORS):
                yield f"{m.name}:{found.line}: only actions and sync call {doors[0]}"
            written = WRITES.intersection(found.names) if within(found.target, "sqlalchemy") else ()
            if written and within(m.name, "queries", "actions", "sync"):
                yield f"{m.name}:{found.line}: writes past storage.apply ({', '.join(sorted(written))})"


def askers(house: list[Module]) -> Iterator[str]:
    """The work asks the store through queries: of sqlalchemy it knows connections and conditions by name."""
    for m in house:
        if not within(m.name, "actions", "sync"):
            continue
        for found in m.imports:
            if within(found.target, "sqlalchemy") and (not found.names or READS.intersection(found.names)):
                yield f"{m.name}:{found.line}: asks past queries"
        for node in ast.walk(m.tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="select"), lineno=line):
                    yield f"{m.name}:{line}: asks past queries"


def globals_(house: list[Module]) -> Iterator[str]:
    for m in house:
        lines = (n.lineno for n in ast.walk(m.tree) if isinstance(n, ast.Global))
        yield from (f"{m.name}:{line}: a global statement" for line in lines)


def cycles(house: list[Module]) -> Iterator[str]:
    known = frozenset(m.name for m in house)
    graph = {
        m.name: {t for i in m.imports if not i.lazy for t in own_targets(i, known)} - {""} for m in house
    }
    for group in _loops(graph):
        yield f"{' → '.join(group)}: a cycle"


def _loops(graph: dict[str, set[str]]) -> list[list[str]]:
    """One list a knot: the modules that can reach each other (or themselves)."""
    reach = {name: _reachable(graph, name) for name in graph}
    knots = {frozenset(b for b in reach[a] if a in reach.get(b, ())) for a in graph if a in reach[a]}
    return sorted(sorted(knot) for knot in knots)


def _reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    queue = list(graph[start])
    while queue:
        name = queue.pop()
        if name not in seen:
            seen.add(name)
            queue.extend(graph.get(name, ()))
    return seen


def sizes(house: list[Module]) -> Iterator[str]:
    for m in house:
        if within(m.name, UNMEASURED):
            continue
        tables = sum(_span(n) - 1 for n in m.tree.body if isinstance(n, ast.Assign | ast.AnnAssign))
        if m.lines - tables > FILE_LINES:
            yield f"{m.name}: {m.lines - tables} lines without its tables"
        for node in ast.walk(m.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _span(node) > FUNCTION_LINES:
                yield f"{m.name}:{node.lineno}: {node.name} has {_span(node)} lines"


def _span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstrings(house: list[Module]) -> Iterator[str]:
    bare = (m.name for m in house if m.is_package and not ast.get_docstring(m.tree))
    yield from (f"{name or PACKAGE}: the package does not say what it holds" for name in bare)


RULES = (rings, faces, libraries, lazy_imports, stars, appliers, askers, globals_, cycles, sizes, docstrings)


def violations(root: Path) -> list[str]:
    """Every broken rule of the package under `root`, as sentences; empty when the house stands."""
    house = modules(root)
    return [sentence for rule in RULES for sentence in rule(house)]


if __name__ == "__main__":
    found = violations(Path(__file__).resolve().parent.parent)
    print("\n".join(found) or "The house stands.")
    sys.exit(bool(found))
