"""What is seen in papers/: where each rule hits and how heavily, near misses, and files that really hold it."""

from dataclasses import replace

import pytest

from docgen.checks.rule import FoundPaper
from docgen.findings import Severity
from docgen.papers.kinds import FileKind
from docgen.papers.looking import look
from docgen.papers.looks import Looks
from tests.checks.readings import RULES, Changes
from tests.checks.test_received import FOUND, Row, hits_of
from tests.papers import files

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
FILE, MARKING = "papers.3.file", "papers.3.marking"
CERTIFICATE = "certificate.pdf"
HASH = "    sha256: be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n    marking: none\n"
DISCLOSED = f"{HASH}    disclosure: disclose\n"
PLAIN = Looks(FileKind.PDF, pages=1)


def seen(looks: Looks, name: str = CERTIFICATE) -> tuple[tuple[str, FoundPaper | None], ...]:
    return ((name, replace(FOUND[CERTIFICATE], file=name, looks=looks, fault=looks.fault)),)


def marked(recorded: str, disclosure: str = "disclose") -> Changes:
    return ((DISCLOSED, HASH.replace("none", recorded) + f"    disclosure: {disclosure}\n"),)


def named(name: str) -> Changes:
    return ((f"file: {CERTIFICATE}", f"file: {name}"),)


OF_POLICE: Changes = (("from_party: home office\n    held_by: Home Office\n    pages: 1", "from_party: police\n    held_by: Home Office\n    pages: 1"),)  # fmt: skip # noqa: E501 - one piece of the file and what stands for it
NOBODY = "people: []          # no third party is named in any paper\n"
MANAGER = """people:
  - id: P1
    name: {given: Odile, family: Ferrant}
    label: Person A
    part: manager of the shop
    categories: [witness]
    under_18: no
    lifetime_anonymity: no
    born: not recorded
    address: 14 Gull Row, Saltmarsh, ZS1 4BB
    contact: not recorded
    from: [S4 p1]
"""
SOMEBODY: Changes = ((NOBODY, MANAGER),)
DECISION = "naming: {by: A. Name, date: 2025-04-20, reason: relied on by name, from: [S4 p1]}\n    under_18"
NAMED: Changes = ((NOBODY, MANAGER.replace("under_18", DECISION)),)
DISCLOSURE = "papers.3.disclosure"
NAMING = replace(PLAIN, words=("Odile Ferrant saw him take two jackets.",))
OF_THE_APPELLANT: Changes = (("from_party: court\n", "from_party: appellant\n"),)
NO_DATE: Changes = (("date: 2025-03-10", "date: not recorded"),)
TRIES = [
    Row("WS-142", "none is recorded and none is seen", found=seen(PLAIN)),
    Row("WS-142", "nobody looked"),
    Row("WS-142", "the one that is seen", found=seen(replace(PLAIN, markings=("OFFICIAL",))), case=marked("OFFICIAL")),
    Row(
        "WS-142", "a sensitive one is seen and none recorded", ((MARKING, ERROR),),
        seen(replace(PLAIN, markings=("OFFICIAL-SENSITIVE", "OFFICIAL"))),
    ),
    Row(
        "WS-142", "a plain one is seen and none recorded", ((MARKING, WARNING),),
        seen(replace(PLAIN, markings=("OFFICIAL",))),
    ),
    Row(
        "WS-142", "an old one is seen on what is withheld", ((MARKING, WARNING),),
        seen(replace(PLAIN, markings=("RESTRICTED",))), marked("none", "withhold"),
    ),
    Row("WS-142", "an old one that is recorded", (), seen(replace(PLAIN, markings=("RESTRICTED",))), marked("legacy")),
    Row("WS-142", "one is recorded and not seen", ((MARKING, WARNING),), seen(PLAIN), marked("OFFICIAL")),
    Row("WS-142", "one is recorded of a scan", (), seen(replace(PLAIN, blind=True)), marked("OFFICIAL")),
    Row("WS-142", "a file that cannot be read", (), seen(replace(PLAIN, fault="It is damaged.")), marked("OFFICIAL")),
    Row("WS-142", "a closed paper, whose marking is none", (), seen(replace(PLAIN, markings=("CLOSED",)))),
    Row(
        "WS-185", "a closed paper to be served", (("papers.3.disclosure", ERROR),),
        seen(replace(PLAIN, markings=("CLOSED", "OFFICIAL"))),
    ),
    Row("WS-185", "a closed paper that is withheld", (), seen(replace(PLAIN, markings=("CLOSED",))),
        marked("none", "withhold")),
    Row("WS-185", "one that is sensitive, and not closed", (), seen(replace(PLAIN, markings=("OFFICIAL-SENSITIVE",)))),
    Row("WS-190", "a paper that names nobody", (), seen(replace(PLAIN, words=("He took two jackets.",))), SOMEBODY),
    Row("WS-190", "a paper that names somebody", ((DISCLOSURE, ERROR),), seen(NAMING), SOMEBODY),
    Row("WS-190", "on a page that may say more", ((DISCLOSURE, ERROR),),
        seen(replace(PLAIN, words=(None,), partly="FERRANT, Odile (manager)")), SOMEBODY),
    Row("WS-190", "a street of somebody's", ((DISCLOSURE, ERROR),),
        seen(replace(PLAIN, words=("She was seen in Gull Row.",))), SOMEBODY),
    Row("WS-190", "one that is redacted", (), seen(NAMING), (*SOMEBODY, *marked("none", "disclose redacted"))),
    Row("WS-190", "the appellant's own paper", (), seen(NAMING), (*SOMEBODY, *OF_THE_APPELLANT)),
    Row("WS-190", "somebody who may be named", (), seen(NAMING), NAMED),
    Row("WS-143", "a day"),
    Row("WS-143", "no date", (("papers.3.date", WARNING),), case=NO_DATE),
    Row("WS-143", "a date in words", case=((*NO_DATE[0][:1], "date: not recorded\n    date_in_words: spring 2025"),)),
    Row("WS-143", "a paper without its file", case=(*NO_DATE, (f"    file: {CERTIFICATE}\n", ""))),
    Row("WS-143", "a paper that is not served", case=(*NO_DATE, *marked("none", "internal"))),
    Row("WS-144", "a plain name"),
    Row("WS-144", "a victim in the name", ((FILE, WARNING),), case=named("cert RESTRICTED VICTIM.pdf")),
    Row("WS-144", "low lines between", ((FILE, WARNING),), case=named("note_of_witness_2.pdf")),
    Row("WS-144", "a word that only begins so", case=named("secretary childers.pdf")),
    Row("WS-144", "a folder's name", case=named("restricted/cert.pdf")),
    Row("WS-145", "papers of others"),
    Row("WS-145", "a paper of the police in no exhibit", (("papers.2", NOTE),), case=OF_POLICE),
    Row("WS-145", "a paper that is not needed", (("papers.2", NOTE),), case=(*OF_POLICE, ("f40\n    marking: OFFICIAL\n    disclosure: disclose", "f40\n    marking: OFFICIAL\n    disclosure: not needed"))),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-145", "a paper that is internal", case=(*OF_POLICE, ("f40\n    marking: OFFICIAL\n    disclosure: disclose", "f40\n    marking: OFFICIAL\n    disclosure: internal"))),  # noqa: E501 - one piece of the file and what stands for it
    Row("WS-146", "a PDF", found=seen(PLAIN)),
    Row("WS-146", "an e-mail that is a PDF", ((FILE, NOTE),), case=named("notice.eml.pdf")),
    Row("WS-146", "a point in the name", case=named("cert. of conviction.pdf")),
    Row("WS-146", "one kind twice", case=named("scan.jpg.jpeg")),
    Row("WS-146", "a picture called PDF", ((FILE, WARNING),), seen(Looks(FileKind.PICTURE, 1))),
    Row("WS-146", "a file that cannot be read", (), seen(Looks(FileKind.OTHER, fault="It is locked."))),
    Row("WS-146", "a name without an ending", (), seen(PLAIN, "certificate"), named("certificate")),
    Row("WS-148", "nothing is hidden", found=seen(PLAIN)),
    Row("WS-148", "nobody looked"),
    Row("WS-148", "a hidden sheet", ((FILE, WARNING),), seen(replace(PLAIN, unseen=("Hidden sheets: 1.",)))),
    Row("WS-148", "it is withheld", (), seen(replace(PLAIN, unseen=("Comments: 1.",))), marked("none", "withhold")),
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_what_is_seen_in_papers_hits_where_it_should(row: Row) -> None:
    rule = RULES[row.rule]
    told = [(".".join(map(str, hit.where)), hit.severity or rule.severity) for hit in hits_of(row)]
    assert tuple(told) == row.hits


@pytest.mark.parametrize(
    ("what", "content", "said"),
    [
        ("a Word file with changes, comments and hidden text", files.word_with_traces(), "Tracked changes: 1; "),
        ("a spreadsheet with a hidden sheet", files.spreadsheet(), "Hidden sheets: 1."),
        ("a PDF with a note", files.with_note(), "Notes or marks were added: page 2."),
        ("a PDF with a file in it", files.with_embedded("a.txt", b"x"), "Holds embedded files."),
    ],
)
def test_what_a_file_hides_is_told_of_it_when_it_is_to_be_served(what: str, content: bytes, said: str) -> None:
    (hit,) = hits_of(Row("WS-148", what, found=seen(look(content))))
    assert said in hit.detail


def test_a_plain_file_hides_nothing() -> None:
    assert hits_of(Row("WS-148", "", found=seen(look(files.pdf_of("x"))))) == []
    assert hits_of(Row("WS-148", "", found=seen(look(files.word("x"))))) == []
