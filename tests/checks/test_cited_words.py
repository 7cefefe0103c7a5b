"""What a record says in words, compared with the pages that it is from: where that hits, what it says, near misses."""

import pytest

from docgen.findings import Severity
from tests.checks.readings import RULES, Changes
from tests.checks.test_cited_pages import Found, read, warned
from tests.checks.test_received import Row, hits_of

CERTIFICATE = (
    "Saltmarsh Magistrates' Court. Memorandum of conviction. Defendant Caio Brandini LOPES. Born 21 May 1995. Offence: "
    "theft from a shop on 2 February 2025, contrary to section 1(1) of the Theft Act 1968. Plea Guilty. Order: fine "
    "£200; costs £85; surcharge £80. He said: 'I had no money.' Office copy, 10 March 2025."
)
LETTER = "Notice of decision. Name Caio Brandini Lopes. Nationality Brazilian. You were convicted of theft. L1234567"
NOTICE = "Notice of appeal. Appellant Caio Brandini Lopes. Appeal number HU/01188/2025. Received: 17 April 2025. Page 1"
COURT, OFFENCE = "incidents.0.outcome.court", "incidents.0.outcome.offence"
STATUTE, PLEA = "incidents.0.outcome.statute", "incidents.0.outcome.plea"
FINE, COSTS = "incidents.0.outcome.sentence.0.kind", "incidents.0.outcome.sentence.1.kind"
PLACE = "incidents.0.place"
ALLEGATION, WORDS = "incidents.0.allegation", "incidents.0.account.words"
GIVEN = "subject.name.given"
FAMILY, NATIONALITY, REFERENCE, PNC = "subject.name.family", "subject.nationality", "subject.home_office", "subject.pnc"
NUMBER, RECEIVED = "appeal.number", "appeal.received"


def papers(certificate: str | None = CERTIFICATE, letter: str | None = LETTER, notice: str | None = NOTICE) -> Found:
    """The certificate, the notice of decision and the notice of appeal, whose only pages say this."""
    decision, appeal = read(letter, name="decision.pdf"), read(notice, name="notice of appeal.pdf")
    return (*read(certificate), *decision, *appeal)


def on_certificate(said: str, instead: str) -> Found:
    assert said in CERTIFICATE
    return papers(CERTIFICATE.replace(said, instead))


def words_from(sources: str, words: str = "I had no money") -> Changes:
    old = "words: I had no money\n      from: [M1]"
    return ((old, f"words: {words}\n      from: [{sources}]"),)


def sentenced(kind: str) -> Changes:
    return (("kind: fine,", f"kind: {kind},"),)


def told_as(field: str, old: str, new: str) -> Changes:
    return ((f"{field}: {old}", f"{field}: {new}"),)


BESIDE_THE_MAKER = "the papers named beside the maker"
ACT = "section 1(1) of the Theft Act 1968"
MAGISTRATES, THEFT = "Saltmarsh Magistrates' Court", "theft from a shop"
TWO_PAGES = ("pages: 1\n    sha256: be67", "pages: 2\n    sha256: be67")
ONLY_S1: Changes = (("  from: [S1 p1, S4 p1]\n\npeople", "  from: [S1 p1]\n\npeople"),)
WHEN_AND_WHERE = "    time_and_place: {from: [M1]}      # the certificate has neither\n"
SHOP, FIRST = "a shop in Saltmarsh", 'time: "16:20"'


def placed(place: str, sources: str = "S4 p1") -> Changes:
    """An incident at another place, which is from some sources."""
    return (*told_as("place", SHOP, place), (WHEN_AND_WHERE, WHEN_AND_WHERE.replace("M1", sources)))


LINK, HOW = "fingerprints taken on arrest", "subject.identity.0.how"


def linked(sources: str, how: str = LINK) -> Changes:
    """A link of the subject to the records, which is from some sources."""
    old = f"how: {LINK}\n      date: 2025-02-02\n      from: [M1]"
    return ((old, f"how: {how}\n      date: not recorded\n      from: [{sources}]"),)


TRIES = [
    Row("WS-189", "all is as its pages say", found=papers()),
    Row("WS-189", "nobody looked"),
    Row("WS-189", "the quoted words are from the page", found=papers(), case=words_from("S4 p1")),
    # the court
    Row("WS-189", "a court of another town", warned(COURT), papers(), told_as("court", MAGISTRATES, "Eastmere Magistrates' Court")),  # noqa: E501 - one row
    Row("WS-189", "a court of another kind", warned(COURT), papers(), told_as("court", MAGISTRATES, "the Crown Court at Saltmarsh")),  # noqa: E501 - one row
    Row("WS-189", "the court in short", found=on_certificate(MAGISTRATES, "SALTMARSH MC"), case=()),
    Row("WS-189", "a page that names no court", found=on_certificate(MAGISTRATES, "Saltmarsh")),
    # the place
    Row("WS-189", "a place that the page has not", warned(PLACE), papers(), placed("a supermarket in Brackwater")),
    Row("WS-189", "a place that neither the page nor the maker's own sources have", warned(PLACE), papers(), placed("a supermarket in Brackwater", "M1, S4 p1")),  # noqa: E501 - one row
    Row("WS-189", "a place from where all of the incident is, without a time", warned(PLACE), papers(), (*told_as("place", SHOP, "a supermarket in Brackwater"), (FIRST, "time: not recorded"), (WHEN_AND_WHERE, ""))),  # noqa: E501 - one row
    Row("WS-189", "a place that the maker alone knows", found=papers(), case=placed("a supermarket in Brackwater", "M1")),  # noqa: E501 - one row
    Row("WS-189", "a place of which the page has the name", found=papers(), case=placed("a supermarket in Saltmarsh")),
    Row("WS-189", "a place of which the page has the kind", found=papers(), case=placed("a shop in Brackwater")),
    Row("WS-189", "a place without a name, called otherwise", found=papers(), case=placed("a supermarket")),
    Row("WS-189", "a place that nothing tells", found=papers(), case=placed("a place")),
    Row("WS-189", "no place", found=papers(), case=placed("not recorded")),
    Row("WS-189", "a place on a page that is a scan", found=papers(None), case=placed("a supermarket in Brackwater")),
    # the offence and the provision
    Row("WS-189", "another offence", warned(OFFENCE), papers(), told_as("offence", THEFT, "burglary of a shop")),
    Row("WS-189", "the offence in other words", found=papers(), case=told_as("offence", THEFT, "shoplifting")),
    Row("WS-189", "an offence that no table knows", found=papers(), case=told_as("offence", THEFT, "keeping a pig")),
    Row("WS-189", "a page that names no offence", found=on_certificate("theft from a shop on", "Seen on")),
    Row("WS-189", "another allegation, and the maker beside", warned(ALLEGATION), papers(), told_as("allegation", "theft of two jackets", "robbery")),  # noqa: E501 - one row
    Row("WS-189", "another section", warned(STATUTE), papers(), told_as("statute", ACT, "section 9(1)(a) of the Theft Act 1968")),  # noqa: E501 - one row
    Row("WS-189", "another Act", warned(STATUTE), papers(), told_as("statute", ACT, "section 1(1) of the Theft Act 1978")),  # noqa: E501 - one row
    Row("WS-189", "the section without its subsection", found=on_certificate(ACT, "s.1 Theft Act 1968")),
    Row("WS-189", "a page that gives no Act", found=on_certificate(f"contrary to {ACT}", "")),
    # the plea and the sentence
    Row("WS-189", "another plea", warned(PLEA), papers(), told_as("plea", "guilty", "not guilty")),
    Row("WS-189", "a plea of not guilty on the page", warned(PLEA), on_certificate("Plea Guilty", "Plea Not guilty")),
    Row("WS-189", "a plea, and a finding after a trial", found=on_certificate("Plea Guilty", "Found guilty after trial"), case=told_as("plea", "guilty", "not guilty")),  # noqa: E501 - one row
    Row("WS-189", "no plea on the page", found=on_certificate("Plea Guilty", "")),
    Row("WS-189", "compensation for a fine", warned(FINE), papers(), sentenced("compensation")),
    Row("WS-189", "a page that names another kind", warned(COSTS), on_certificate("costs", "compensation")),
    Row("WS-189", "the kind in other words", found=on_certificate("fine", "Fined")),
    Row("WS-189", "a kind that no table knows", found=papers(), case=sentenced("ancillary order")),
    Row("WS-189", "a page that names no sentence", found=on_certificate("fine £200; costs £85; surcharge £80", "£200; £85; £80")),  # noqa: E501 - one row
    # words
    Row("WS-189", "other words", warned(WORDS), papers(), words_from("S4 p1", "I was hungry")),
    Row("WS-189", "words turned round", warned(WORDS), papers(), words_from("S4 p1", "I had money")),
    Row("WS-189", "other words, and the maker beside", warned(WORDS), papers(), words_from("M1, S4 p1", "I was hungry")),  # noqa: E501 - one row
    Row("WS-189", "other words, from the maker alone", found=papers(), case=words_from("M1", "I was hungry")),
    Row("WS-189", "words that go on overleaf", found=(*papers(), *read("He said: I had", "no money", pages=2)), case=(TWO_PAGES, *words_from("S4 p1-2"))),  # noqa: E501 - one row
    # the subject
    Row("WS-189", "another family name", warned(FAMILY), papers(), told_as("family", "Lopes", "Lopez")),
    Row("WS-189", "a family name with another accent", found=papers(), case=told_as("family", "Lopes", "Lópes")),
    Row("WS-189", "half of the given names", warned(GIVEN), papers(), told_as("given", "Caio Brandini", "Caio")),
    Row("WS-189", "another second name", warned(GIVEN), papers(), told_as("given", "Caio Brandini", "Caio Bernardo")),
    Row("WS-189", "more given names than the page has", found=papers(), case=told_as("given", "Caio Brandini", "Caio Brandini Luiz")),  # noqa: E501 - one row
    Row("WS-189", "a page with an initial only", found=papers(letter=LETTER.replace("Brandini", "B.")), case=(*ONLY_S1, *told_as("given", "Caio Brandini", "Caio"))),  # noqa: E501 - one row
    Row("WS-189", "somebody else of the family", found=papers(letter=LETTER.replace("Caio Brandini", "Caio and Ana")), case=(*ONLY_S1, *told_as("given", "Caio Brandini", "Caio"))),  # noqa: E501 - one row
    Row("WS-189", "an alias is there", found=papers(), case=(("family: Lopes}", "family: Lopez}"), ("  born: 1995", "  aliases: [{given: Caio Brandini, family: Lopes, from: [S1 p1]}]\n  born: 1995"))),  # noqa: E501 - one row
    Row("WS-189", "another nationality", warned(NATIONALITY), papers(), told_as("nationality", "Brazilian", "Portuguese")),  # noqa: E501 - one row
    Row("WS-189", "a page that gives the country", found=papers(letter=LETTER.replace("Brazilian", "Brazil"))),
    Row("WS-189", "a page that gives no nationality", found=papers(letter=LETTER.replace("Nationality Brazilian", "")), case=told_as("nationality", "Brazilian", "Portuguese")),  # noqa: E501 - one row
    Row("WS-189", "another reference of the Home Office", warned(REFERENCE), papers(), told_as("home_office", "L1234567", "L1234576")),  # noqa: E501 - one row
    Row("WS-189", "a page without the reference", found=papers(letter=LETTER.replace("L1234567", "")), case=ONLY_S1),
    Row("WS-189", "the number of a passport", found=papers(letter=LETTER.replace("L1234567", "Passport A7654321")), case=ONLY_S1),  # noqa: E501 - one row
    Row("WS-189", "another PNC id", warned(PNC), papers(f"{CERTIFICATE} PNC 2024/0031877H")),
    Row("WS-189", "the PNC id", found=papers(f"{CERTIFICATE} PNC 2025/0031877D, and 2024/0031877H")),
    # what links the records to the subject
    Row("WS-189", "a link that the page does not show", warned(HOW), papers(), linked("S4 p1")),
    Row("WS-189", "a link that the page does not show, and the maker beside", warned(HOW), papers(), linked("M1, S4 p1")),  # noqa: E501 - one row
    Row("WS-189", "a link from the maker alone", found=papers(), case=linked("M1")),
    Row("WS-189", "a link that the page shows", found=papers(f"{CERTIFICATE} Finger-\nprints were taken."), case=linked("S4 p1")),  # noqa: E501 - one row
    Row("WS-189", "what is named beside the link, and not the link", warned(HOW), papers(f"{CERTIFICATE} Seen in custody."), linked("S4 p1", "fingerprints taken in custody")),  # noqa: E501 - one row
    Row("WS-189", "a name alone", found=papers(), case=linked("S4 p1", "name and date of birth only")),
    Row("WS-189", "a link on a page that is a scan", found=papers(None), case=linked("S4 p1")),
    # the appeal
    Row("WS-189", "another number of the appeal", warned(NUMBER), papers(), told_as("number", "HU/01188/2025", "HU/01183/2025")),  # noqa: E501 - one row
    Row("WS-189", "a number of another form", found=papers(), case=told_as("number", "HU/01188/2025", "UI-2025-001188")),  # noqa: E501 - one row
    Row("WS-189", "a notice without its number", found=papers(notice=NOTICE.replace("HU/01188/2025", ""))),
    Row("WS-189", "a notice received on another day", warned(RECEIVED), papers(notice=NOTICE.replace("17 April", "16 April"))),  # noqa: E501 - one row
    Row("WS-189", "a decision received on another day", found=papers(notice=NOTICE.replace("Received: 17", "Decision received: 16"))),  # noqa: E501 - one row
    Row("WS-189", "no appeal paper that can be read", found=papers(notice=None), case=told_as("number", "HU/01188/2025", "HU/01183/2025")),  # noqa: E501 - one row
    # what cannot be read
    Row("WS-189", "a page that is a scan", found=papers(None), case=told_as("court", MAGISTRATES, "Eastmere Magistrates' Court")),  # noqa: E501 - one row
    Row("WS-189", "one of two pages cited is a scan", found=(*papers(), *read(CERTIFICATE, None, pages=2)), case=(TWO_PAGES, *words_from("S4", "I was hungry"))),  # noqa: E501 - one row
    Row("WS-189", "a page in another language", found=papers(), case=(("sha256: be67", "language: French\n    sha256: be67"), *told_as("plea", "guilty", "not guilty"))),  # noqa: E501 - one row
    Row("WS-189", "a page whose fonts say other letters", found=papers("xqzv " * 100 + "guilty"), case=told_as("plea", "guilty", "not guilty")),  # noqa: E501 - one row
    Row("WS-189", "a paper without a file", found=papers(), case=(("    file: certificate.pdf\n", ""), *told_as("plea", "guilty", "not guilty"))),  # noqa: E501 - one row
    Row("WS-189", "a page that is not there", found=papers(), case=(TWO_PAGES, *words_from("S4 p2", "I was hungry"))),
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_what_a_record_says_is_compared_with_the_pages_that_it_is_from(row: Row) -> None:
    rule = RULES[row.rule]
    told = tuple((".".join(map(str, hit.where)), hit.severity or rule.severity) for hit in hits_of(row))
    assert told == row.hits


@pytest.mark.parametrize(
    ("case", "detail", "step"),
    [
        (
            told_as("court", MAGISTRATES, "Eastmere Magistrates' Court"),
            "is on none of the pages that it is said to be from, which give another court: S4 p1.",
            "name under from the paper and the page that has it.",
        ),
        (
            told_as("allegation", "theft of two jackets", "robbery"),
            f"is in none of {BESIDE_THE_MAKER}, which give another offence, and would be printed as from them: S4 p1.",
            "What a maker alone knows is from the maker alone.",
        ),
        (
            words_from("S4 p1, case-owner", "I was hungry"),
            "is in none of the papers named beside the case-owner's note, and would be printed as from them: S4 p1.",
            "What the case-owner's note alone gives is no record: obtain the paper, or write not recorded.",
        ),
        (
            placed("a supermarket in Brackwater"),
            "is on none of the pages that it is said to be from: S4 p1.",
            "say so under time_and_place (in the workbook: time and place: from).",
        ),
        (
            told_as("number", "HU/01188/2025", "HU/01183/2025"),
            "is not in the notice of appeal, S2, which gives another.",
            "Look at the notice, and correct what differs from it.",
        ),
    ],
)
def test_it_is_said_what_differs_and_what_to_do(case: Changes, detail: str, step: str) -> None:
    (hit,) = hits_of(Row("WS-189", "", found=papers(), case=case))
    assert hit.detail == detail
    assert hit.next_step.endswith(step)


def test_another_page_of_the_paper_that_says_it_is_named() -> None:
    pages = (*papers(), *read(CERTIFICATE, "I was hungry", pages=2))
    row = Row("WS-189", "", found=pages, case=words_from("S4 p1", "I was hungry"))
    (hit,) = hits_of(row)
    assert "It may be on S4 p2." in hit.next_step


@pytest.mark.parametrize("row", [row for row in TRIES if row.hits], ids=str)
def test_no_finding_repeats_what_a_record_says(row: Row) -> None:
    values = ("Lopes", "Lopez", "Eastmere", "Saltmarsh", "theft", "burglary", "money", "hungry", "guilty", "L12", "HU/")
    for hit in hits_of(row):
        told = f"{hit.detail} {hit.next_step}"
        assert not any(said in told for said in values)


def test_they_are_warnings() -> None:
    assert RULES["WS-189"].severity is Severity.WARNING
