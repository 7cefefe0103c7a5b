"""Question 1: every character of output has a span, or the template is refused."""

import jinja2
import pytest

from docgen.document import DerivedSpan, ReferenceSpan, TextSpan, ValueSpan, WordsSpan
from docgen.errors import FormatError
from docgen.formats.printers import PRINTERS, RULES
from tests.made.views import HOSTILE, VIEW, tried


def p(inside: str) -> str:
    return f'<p id="k">{inside}</p>'


PRINTED = [
    # template, text, kinds of span
    ("{{ name | text }}", HOSTILE, [ValueSpan]),
    ("a {{ name | text }} b", f"a {HOSTILE} b", [TextSpan, ValueSpan, TextSpan]),
    ("{{ day | date }}", "2 February 2025", [ValueSpan]),
    ("{{ sum | money }}", "£1,250.50", [ValueSpan]),
    ("{{ count | number }}", "3", [ValueSpan]),
    ("{{ colour | text }}", "green", [ValueSpan]),
    ("{{ match.result | text }}", "won", [ValueSpan]),
    ("{{ items | count }} in all", "2 in all", [DerivedSpan, TextSpan]),
    ("{{ tags | list }}", "a, b and c", [DerivedSpan]),
    ("{{ exhibit.mark | mark }}", "AB/1", [ReferenceSpan]),
    ("{{ words | words }}", "I saw Person A <there> {{ x }}.", [WordsSpan, ReferenceSpan, WordsSpan]),
    ("{% if sure %}yes {{ count | number }}{% endif %}", "yes 3", [TextSpan, ValueSpan]),
    ("{% if not sure %}no{% else %}{{ count | number }}{% endif %}", "3", [ValueSpan]),
    ("{% if nickname is none %}{{ name | text }}{% else %}{{ nickname | text }}{% endif %}", HOSTILE, [ValueSpan]),
    ("{% if at is recorded %}{{ at | time }}{% else %}{{ count | number }}{% endif %}", "3", [ValueSpan]),
    ("{% for i in items %}{% if not loop.first %}; {% endif %}{{ i.name | text }}{% endfor %}", "first; </p>second",
     [ValueSpan, TextSpan, ValueSpan]),
    ('{% if colour == "red" %}r{% elif colour in ("green", "blue") %}{{ name | text }}{% endif %}', HOSTILE,
     [ValueSpan]),
    ('{% if match.result == "won" %}{{ match.prize | money }}{% else %}{{ match.result | text }}{% endif %}', "£20",
     [ValueSpan]),
    ("&lt;b&gt; &amp;&nbsp;{{ count | number }}", "<b> &\u00a03", [TextSpan, ValueSpan]),
    ("{# a comment #}{{ count | number }}", "3", [ValueSpan]),
]  # fmt: skip

REFUSED = [
    # template, part of the reason, line, column
    ("{{ name ~ name }}", "where `|` should stand", 1, 19),
    ("{{ name | upper }}", "`upper` is not a printer", 1, 14),
    ("{{ name | text | upper }}", "where a variable_end should stand", 1, 26),
    ("{{ tags | join }}", "`join` is not a printer", 1, 14),
    ("{{ tags | join(', ') }}", "where a variable_end should stand", 1, 25),
    ("{{ name }}", "where `|` should stand", 1, 19),
    ("{{ 7*7 }}", "has `7` where a name should stand", 1, 14),
    ("{{ 'text' }}", "has `'text'` where a name should stand", 1, 14),
    ("{{ name.__class__ | text }}", "cannot be a name", 1, 19),
    ("{{ name['x'] | text }}", "has `[` where `|` should stand", 1, 18),
    ("{{ name.upper() | text }}", "has `(` where `|` should stand", 1, 24),
    ("{{ range(9) }}", "calls `range`, which is no macro", 1, 14),
    ("{% set x = name %}", "`set` is not part", 1, 14),
    ("{% include 'x' %}", "`include` is not part", 1, 14),
    ("{% import 'x' as y %}", "`import` is not part", 1, 14),
    ("{% raw %}{{ name }}{% endraw %}", "is not part of the template language", 1, 11),
    ("{%- if sure %}x{% endif %}", "is not part of the template language", 1, 11),
    ("{% if name and sure %}x{% endif %}", "where a block_end should stand", 1, 22),
    ("{% if count > 2 %}x{% endif %}", "where a block_end should stand", 1, 23),
    ("{% for i in range(9) %}x{% endfor %}", "has `(`", 1, 28),
    ("{% while sure %}{% endwhile %}", "`while` is not part", 1, 14),
    ("{{ nmae | text }}", "`nmae` is not known here", 1, 14),
    ("{{ match.prize | money }}", "Lost has no `prize`", 1, 14),
    ("{{ at | time }}", "may hold 'not recorded'", 1, 14),
    ("{{ nickname | text }}", "may hold none", 1, 14),
    ("{{ day | money }}", "may hold date", 1, 14),
    ("{{ words | text }}", "may hold WordsView", 1, 14),
    ("{{ name | mark }}", "prints exhibit marks only", 1, 14),
    ("{{ exhibit.mark | words }}", "prints a maker's paragraph only", 1, 14),
    ("{% for t in tags %}{{ count | number }}{% endfor %}", "has no id to be called by", 1, 14),
    ("{% if name %}x{% endif %}", "neither yes nor no", 1, 17),
    ('{% if colour == "pink" %}x{% endif %}', "has no word 'pink'", 1, 17),
    ('{% if colour == "red" %}x{% elif colour == "blue" %}y{% endif %}', "no branch for 'green'", 1, 14),
    ("{% if sure %}{% if sure %}x{% endif %}{% endif %}", "is always so here", 1, 30),
    ("{% if sure %}<strong>{% endif %}x</strong>", "is not closed in the same branch", 1, 24),
    ("<script>x</script>", "<script> is not an element", 1, 11),
    ('<strong onclick="x">y</strong>', "has an attribute it cannot carry", 1, 11),
    ("a < b", "has a single `<`", 1, 13),
    ("&copy; x", "&copy; is not known", 1, 11),
    ('<see clause="nowhere"/>', "is no block here", 1, 11),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "text", "kinds"), PRINTED, ids=[row[0][:40] for row in PRINTED])
def test_what_is_printed_belongs_to_spans_of_the_right_kind(inside: str, text: str, kinds: list[type]) -> None:
    made = tried(p(inside), constants=() if "{{" in inside else ("k",))
    assert made.faults == ()
    assert made.text == text
    assert [type(span) for span in made.spans] == kinds


@pytest.mark.parametrize(("inside", "reason", "line", "column"), REFUSED, ids=[row[0][:40] for row in REFUSED])
def test_what_could_print_without_a_span_is_refused_with_its_place(
    inside: str, reason: str, line: int, column: int
) -> None:
    try:
        faults = tried(p(inside)).faults
    except FormatError as error:
        faults = error.faults
    matching = [fault for fault in faults if reason in fault.detail]
    assert matching, [str(fault) for fault in faults]
    assert (matching[0].place.line, matching[0].place.column) == (line, column)


def test_at_least_forty_expressions_are_tried() -> None:
    assert len(PRINTED) + len(REFUSED) >= 40


MACROS = "{% macro inner(x) %}[{{ x | text }}]{% endmacro %}{% macro outer(x) %}{{ inner(x) }}{% endmacro %}"


def test_nested_macros_print_the_path_that_they_were_given() -> None:
    made = tried(MACROS + p("{{ outer(name) }}"), constants=())
    assert [getattr(span, "path", "text") for span in made.spans] == ["text", "name", "text"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{% macro a(x) %}{{ a(x) }}{% endmacro %}", "calls `a`, which is no macro above"),
        ("{% macro a(x) %}{{ b(x) }}{% endmacro %}{% macro b(x) %}{{ a(x) }}{% endmacro %}", "calls `b`"),
        ("{% if sure %}{% macro a(x) %}{% endmacro %}{% endif %}", "defines a macro inside"),
        (MACROS + p("{{ outer(name, name) }}"), "gives `outer` 2 arguments"),
        (MACROS + p("{{ count | number }}"), "`outer` is never called"),
    ],
)
def test_macros_cannot_recur_and_must_be_used(body: str, reason: str) -> None:
    try:
        faults = tried(body, constants=()).faults
    except FormatError as error:
        faults = error.faults
    assert any(reason in fault.detail for fault in faults), [str(fault) for fault in faults]


def test_a_value_cannot_become_markup_or_template() -> None:
    made = tried(p("{% for i in items %}{{ i.name | text }}{% endfor %}"), constants=())
    assert made.text == "first</p>second"
    assert [span.path for span in made.spans if isinstance(span, ValueSpan)] == ["items.A1.name", "items.A2.name"]


@pytest.mark.parametrize("inside", [row[0] for row in PRINTED if "words" not in row[0] and "nbsp" not in row[0]])
def test_jinja2_itself_prints_the_same_text(inside: str) -> None:
    """Our evaluator is a subset of jinja2: what both accept, both print alike."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - compared as text
    environment.filters |= {name: printer.show for name, printer in PRINTERS.items()}
    environment.filters |= {name: rule.reckon for name, rule in RULES.items()} | {"mark": str}
    environment.tests["recorded"] = lambda value: str(value) != "not recorded"
    names = {name: getattr(VIEW, name) for name in type(VIEW).model_fields}
    assert environment.from_string(inside).render(names) == tried(p(inside), constants=()).text


@pytest.mark.parametrize("name", sorted(PRINTERS))
def test_every_printer_is_inverted_by_its_parser(name: str) -> None:
    samples = {
        "text": "Łukasz & <x>",
        "date": VIEW.day,
        "time": VIEW.day.strftime("%H:%M"),
        "money": VIEW.sum,
        "number": 3,
    }
    printer = PRINTERS[name]
    value = printer.read(samples[name])  # type: ignore[arg-type]  # a printer reads its own type as it is
    assert printer.read(printer.show(value)) == value
    assert printer.read(printer.raw(value)) == value
