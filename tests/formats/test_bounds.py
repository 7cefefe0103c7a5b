"""A template always ends, and soon: what doubles, nests or goes on and on is refused or read in linear time."""

from cProfile import Profile
from time import process_time

import pytest

from docgen.case.views import StatementView
from docgen.compose.pieces import pieces_of
from docgen.disclosure.served import served_view
from docgen.errors import FormatError
from docgen.formats.lint import lint
from docgen.formats.parser import parse_template
from tests.made.cases import case_of

DOUBLING = "{% macro m0(x) %}{{ x | text }}{% endmacro %}" + "".join(
    f"{{% macro m{n}(x) %}}{{{{ m{n - 1}(x) }}}}{{{{ m{n - 1}(x) }}}}{{% endmacro %}}" for n in range(1, 31)
)
CHAIN = "{% macro m0(x) %}{{ x | text }}{% endmacro %}" + "".join(
    f"{{% macro m{n}(x) %}}{{{{ m{n - 1}(x) }}}}{{% endmacro %}}" for n in range(1, 500)
)
NESTED = "{% if a %}" * 13 + "{% endif %}" * 13
REFUSED = [
    ("macros that double", DOUBLING, "the macro `m13` comes to more than 20,000 steps", 1),
    ("macros that call one another 500 deep", CHAIN, "is nested more than 40 deep", 1),
    ("ifs in ifs", NESTED, "is nested more than 12 deep", 1),
    ("a body of 20,100 prints", '<p id="x">' + "{{ a | text }}\n" * 20_100 + "</p>", "comes to more than 20,000", 1),
]
LONG = 250_000  # the largest text that a format may hold
LARGE = {
    "tags": '<p id="x">a</p>\n' * (LONG // 16),
    "spaces": " " * LONG,
    "line breaks": "x" + "\n" * LONG + "y",
    "words": "word " * (LONG // 5),
    "entities": "&amp;" * (LONG // 5),
    "comments": "{# x #}" * (LONG // 7),
    "opened only": "{{" * (LONG // 2),
    "statements": "{% if a %}" * (LONG // 10),
    "angles": "<" * LONG,
    "attributes": "<p " + 'id="x" ' * (LONG // 7) + ">",
    "quotes": '{{ "' + "a" * LONG,
}


PRINTS = '<p id="x">' + "{{ a | text }}\n" * 2_010 + "</p>"


def parsed(source: str) -> tuple[int, FormatError | None]:
    """How many calls it takes to read a template, whatever the machine is doing beside, and how it was refused."""
    counter, refused = Profile(), None
    counter.enable()
    try:
        parse_template(source, "body.html.jinja")
    except FormatError as error:
        refused = error
    finally:
        counter.disable()
    return sum(entry.callcount for entry in counter.getstats()), refused


@pytest.fixture(scope="module")
def yardstick() -> int:
    """The calls that a tenth of the longest body takes."""
    calls, refused = parsed(PRINTS)
    assert refused is None
    return calls


@pytest.mark.parametrize(("source", "said", "line"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_would_take_too_long_is_refused(source: str, said: str, line: int, yardstick: int) -> None:
    calls, refused = parsed(source)
    assert refused is not None
    assert said in str(refused)
    assert refused.faults[0].place.line == line
    assert calls < 11 * yardstick


@pytest.mark.parametrize("source", LARGE.values(), ids=LARGE.keys())
def test_a_template_of_the_largest_size_is_read_or_refused_in_seconds(source: str) -> None:
    begun = process_time()
    try:
        faults = lint(parse_template(source, "body.html.jinja"), StatementView, (), ())
    except FormatError as refused:
        faults = refused.faults
    assert faults
    assert process_time() - begun < 20


def test_loops_in_loops_are_stopped_while_composing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight loops over two sentences and two steps each would take a while; the bound is lowered to see it work."""
    loops = "".join(f"{{% for s{n} in incidents %}}{{% for t{n} in s{n}.steps %}}" for n in range(6))
    source = loops + "{{ maker.rank | text }}" + "{% endfor %}{% endfor %}" * 6
    monkeypatch.setattr("docgen.compose.pieces.MOST_STEPS", 1_000)
    case = case_of()
    with pytest.raises(FormatError, match="takes more than 1,000 steps to print"):
        list(pieces_of(parse_template(source, "body.html.jinja"), served_view(case, case.statements[0])))
