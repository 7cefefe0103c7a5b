"""An RTF file is read as programs show it, within bounds that are told."""

import pytest

from docgen.papers.everything import everything
from docgen.papers.held import Blind, Text


def texts(said: str) -> list[str]:
    return [each.text for each in everything("a.rtf", said.encode("latin-1")) if isinstance(each, Text)]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (r"{\rtf1\ansi He said Luc\u237\'eda went}", "He said Lucía went"),
        (r"{\rtf1\ansi\uc0 Luc\u237 a}", "Lucía"),
        (r"{\rtf1\ansi {\uc2\u1076 ab}\u1078 xb}", "джb"),
        (r"{\rtf1\ansi\ansicpg932 \'83\'4a\'83J}", "カカ"),
        (r"{\rtf1\mac \'8e}", "é"),
        (r"{\rtf1\ansi a\~b\_c\{d\}e\\f\line g\cell h}", "a b-c{d}e\\f\ng\th"),
        ("{\\rtf1\\ansi a\r\nb}} c", "ab c"),
        (r"{\rtf1{\fonttbl{\f5\fcharset238 Arial;}}\f5 \'b3\plain\f0 \'b3}", "ł³"),
        ("\xef\xbb\xbf{\\rtf1 It was x}", "It was x"),
    ],
)
def test_the_text_reads_as_programs_show_it(said: str, shown: str) -> None:
    assert shown in texts(said)


@pytest.mark.parametrize("inner", ["{" * 3_000 + "x" + "}" * 3_000, "{" * 100_000, r"{\*\a" * 4_000])
def test_groups_within_groups_without_end_are_told(inner: str) -> None:
    held = [*everything("a.rtf", (r"{\rtf1 " + inner + "}").encode())]
    assert any(isinstance(each, Blind) and "more words or groups" in each.why for each in held)


def test_braces_that_close_nothing_and_numbers_without_sense_do_no_harm() -> None:
    said = r"{\rtf1\uc-5\f-1\fs-9\ansicpg99999\bin-3\u99999999? }}}}\u-1?\bin999999999 rest"
    assert not [each for each in everything("a.rtf", said.encode()) if isinstance(each, Blind)]
