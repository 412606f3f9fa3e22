"""The wordings' files: what is let in, what is refused and how facts fill them."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.errors import CODES, OdopError
from odop_desktop.letters import blocks as b
from odop_desktop.letters.compose import loi, stall, wordings
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.template import parse
from odop_desktop.paths import resources
from tests.letters.papers import words

CHIPS = ("name", "post", "phone", "food")
ROWS = {"copies": ("copy",), "lines": ("n", "what", "sum")}


def filled(
    text: str, rows: dict[str, list[dict[str, str]]] | None = None, **chips: str
) -> tuple[b.Block, ...]:
    template = parse(text, "t.txt", CHIPS, ROWS)
    known = {name: chips.get(name, "") for name in CHIPS}
    return fill(template, known, {"copies": [], "lines": [], **(rows or {})}, (b.Office(("कार्यालय",)),))


def said(text: str, **chips: str) -> list[str]:
    return [block.text for block in filled(text, **chips) if isinstance(block, b.Para | b.Item | b.Title)]


@pytest.mark.parametrize(
    ("line", "chips", "text"),
    [
        ("para: नाम: {{name}}", {"name": "सीता"}, ["नाम: सीता"]),
        ("para: नाम: {{name}}", {}, []),
        ("para: यहाँ[[, पद {{post}}]]।", {"post": "लिपिक"}, ["यहाँ, पद लिपिक।"]),
        ("para: यहाँ[[, पद {{post}}]]।", {}, ["यहाँ।"]),
        ("para: क[[; {{name}}[[, {{post}}]]]]", {"name": "सीता"}, ["क; सीता"]),
        ("para: क[[; {{name}}[[, {{post}}]]]]", {"post": "लिपिक"}, ["क"]),
        ("para: {% if name %}हाँ{% else %}नहीं{% endif %}", {"name": "x"}, ["हाँ"]),
        ("para: {% if not name and post %}हाँ{% endif %}", {"post": "x"}, ["हाँ"]),
        ("para:   {{name}}   {{post}}  ", {"name": "क", "post": "ख"}, ["क ख"]),
        ("para:", {}, []),
    ],
)
def test_lines_and_brackets_fall_out_with_their_labels(
    line: str, chips: dict[str, str], text: list[str]
) -> None:
    assert said(line, **chips) == text


def test_clauses_number_themselves_over_those_that_fall_out() -> None:
    text = "clause: एक\nclause: {{name}}\nclause: *शीर्ष:* दो\n{% if food %}\nclause: खाद्य\n{% endif %}\nclause: तीन"
    items = [x for x in filled(text) if isinstance(x, b.Item)]
    assert [(i.label, i.lead, i.text) for i in items] == [
        ("1.", "", "एक"),
        ("2.", "शीर्ष:", "दो"),
        ("3.", "", "तीन"),
    ]
    assert [i.label for i in filled(text, food="1") if isinstance(i, b.Item)] == ["1.", "2.", "3.", "4."]


def test_conditions_around_lines_nest() -> None:
    text = "{% if name %}\npara: क\n{% if post %}\npara: ख\n{% endif %}\n{% else %}\npara: ग\n{% endif %}\npara: घ"
    assert said(text) == ["ग", "घ"]
    assert said(text, name="1") == ["क", "घ"]
    assert said(text, name="1", post="1") == ["क", "ख", "घ"]


def test_facts_never_become_wording() -> None:
    """Braces, brackets and bars in a fact are printed as they are."""
    nasty = "{{post}} [[x]] || {% if %} | *y* # z"
    assert said("para: {{name}}", name=nasty) == [nasty]
    (sign,) = filled("signs: क | {{name}} || ख", name="a | b || c")
    assert sign == b.Signature((("क", "a | b || c"), ("ख",)))


def test_tables_lists_and_signatures() -> None:
    text = (
        "table: lines\ncolumn: क्र. || {{n}} || 3 right\ncolumn: {% if food %}खाद्य{% endif %} || {{what}} || 9\n"
        "column: कर || {{sum}}\ncolumn: नाम || {{what}}[[ – {{name}}]] || 20 centre\n"
        "para: प्रति:\nlist: copies || {{copy}}\nsign: {{name}}, || ({{post}})"
    )
    rows = {
        "lines": [{"n": "1", "what": "शॉल", "sum": ""}, {"n": "2", "what": "चाय", "sum": ""}],
        "copies": [{"copy": "एक"}, {"copy": ""}, {"copy": "दो"}],
    }
    table, para, one, two, sign = filled(text, rows, post="लिपिक")
    assert table == b.Table(
        (b.Column("क्र.", 3, "right"), b.Column("नाम", 20, "centre")), (("1", "शॉल"), ("2", "चाय"))
    )
    assert isinstance(para, b.Para)
    assert para.keep  # a list does not part from its heading
    assert (one, two) == (b.Item("1.", "एक", keep=True), b.Item("2.", "दो", keep=True))
    assert sign == b.Signature((("(लिपिक)",),))
    assert not any(isinstance(x, b.Table) for x in filled(text))


def test_a_written_table_drops_rows_without_their_fact() -> None:
    (table,) = filled("head: विवरण ||\nrow: नाम || {{name}}\nrow: पद || {{post}}", name="सीता")
    assert table == b.Table((b.Column("विवरण", 10), b.Column("", 20)), (("नाम", "सीता"),))
    assert filled("head: विवरण ||\nrow: पद || {{post}}") == ()


def test_head_space_page_and_pair() -> None:
    found = filled("office:\nspace: 6\npage:\npair: न: {{name}} || द: {{post}}", post="५")
    assert found == (b.Office(("कार्यालय",)), b.Space(6), b.NewPage(), b.Pair("", "द: ५"))
    assert filled("pair: {{name}} || {{post}}") == ()


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        ("para: {{nmae}}", "{{nmae}}"),
        ("para: {{name|upper}}", "{{name|upper}}"),
        ("para: {{name.__class__}}", "{{name.__class__}}"),
        ("para: {{name[0]}}", "{{name[0]}}"),
        ("para: {{name()}}", "{{name()}}"),
        ("para: {{ 7*7 }}", "{{ 7*7 }}"),
        ("para: {{ 'x' }}", "{{ 'x' }}"),
        ("para: {{range}}", "{{range}}"),
        ("para: {% for n in name %}x{% endfor %}", "{% for n in name %}x{% endfor %}"),
        ("para: {% set name = 1 %}", "{% set name = 1 %}"),
        ("para: {% include 'x' %}", "{% include 'x' %}"),
        ("para: {% if name == post %}x{% endif %}", "{% if name == post %}x{% endif %}"),
        ("para: {{name", "{{name"),
        ("para: {% if name %}x", "{% if name %}x"),
        ("para: क [[ {{name}}", "क [[ {{name}}"),
        ("para: क ]] {{name}}", "क ]] {{name}}"),
        ("paragraph: क", "paragraph: क"),
        ("केवल पाठ", "केवल पाठ"),
        ("{% else %}", "else"),
        ("{% endif %}", "endif"),
        ("table: nobody", "nobody"),
        ("list: nobody || क", "nobody"),
        ("para: {{copy}}", "{{copy}}"),
        ("column: क || {{n}}", "column"),
        ("pair: केवल एक", "केवल एक"),
        ("row: केवल एक", "केवल एक"),
        ("space: बहुत", "बहुत"),
        ("table: lines\ncolumn: क", "क"),
        ("table: lines\ncolumn: क || {{n}} || चौड़ा", "क || {{n}} || चौड़ा"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(line: str, chip: str) -> None:
    with pytest.raises(OdopError) as caught:
        parse(f"# टिप्पणी\n\npara: ठीक\n{line}", "hi/t.txt", CHIPS, ROWS)
    assert caught.value.code == "E-LTR-01"
    assert caught.value.facts == {"template": "hi/t.txt", "line": 4 + line.count("\n"), "chip": chip}


def test_an_open_condition_is_refused() -> None:
    with pytest.raises(OdopError, match="E-LTR-01"):
        parse("{% if name %}\npara: क", "t", CHIPS, ROWS)


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("kind", ["loi", "stall"])
def test_our_own_wordings_are_sound(kind: str, lang: str) -> None:
    assert len(wordings.read(kind, lang, resources() / "letters").lines) > 20


def test_every_chip_has_a_source() -> None:
    fields = {f"{kind.name}.{field.key}" for kind in KINDS for field in kind.fields}
    for source in (loi.SOURCES, loi.LINE_SOURCES, loi.SELLER_SOURCES, stall.SOURCES, stall.COPY_SOURCES):
        assert set(source.values()) <= fields
    for module in (loi, stall):
        rows = {name for chips in module.ROWS.values() for name in chips}
        assert {c for c in module.CHIPS if not c.endswith(("_hi", "_en"))} == set(module.SOURCES)
        assert rows


def test_a_missing_or_unreadable_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(OdopError, match="E-LTR-04"):
        wordings.read("loi", "hi", tmp_path)
    (tmp_path / "hi").mkdir()
    (tmp_path / "hi" / "loi.txt").write_bytes("para: आशय".encode("utf-16"))
    with pytest.raises(OdopError, match="E-LTR-04"):
        wordings.read("loi", "hi", tmp_path)


def test_an_office_may_bring_its_own_wording(tmp_path: Path) -> None:
    (tmp_path / "hi").mkdir()
    text = "\ufefftitle: हमारा आशय पत्र\npara: {{buyer_name}}"  # as Notepad saves it
    (tmp_path / "hi" / "loi.txt").write_text(text, encoding="utf-8")
    assert len(wordings.read("loi", "hi", tmp_path).lines) == 2


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("E-LTR-01", {"template": "hi/loi.txt", "line": 7, "chip": "{{nmae}}"}),
        ("E-LTR-02", {"field": "क्रेता", "character": "😀", "name": "U+1F600", "text": "राम 😀"}),
        ("E-LTR-03", {"field": "क्रेता"}),
        ("E-LTR-04", {"file": "loi.txt"}),
    ],
)
def test_each_refusal_has_its_words(lang: str, code: str, facts: dict[str, object]) -> None:
    assert code in CODES
    for part in ("title", "advice"):
        said = words(lang)(f"error.{code}.{part}", **facts)
        assert "{" not in said.replace("{{nmae}}", "")
    assert str(next(iter(facts.values()))) in words(lang)(f"error.{code}.title", **facts)
