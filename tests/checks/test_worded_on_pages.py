"""What pages say of a court, an offence, a provision, a plea, a sentence, words, names and references: tables."""

from datetime import date
from time import process_time

import pytest

from docgen.case.outcomes import Plea, SentenceKind
from docgen.checks.named_on_pages import court_told, offence_told, statute_told
from docgen.checks.shown_on_pages import link_told, place_told
from docgen.checks.told_on_pages import (
    SENTENCES,
    Told,
    name_told,
    nationality_told,
    plea_told,
    received_told,
    reference_told,
    sentence_told,
    words_told,
)

THIS, ANOTHER, NOTHING = Told.THIS, Told.ANOTHER, Told.NOTHING


@pytest.mark.parametrize(
    ("court", "page", "told"),
    [
        ("Saltmarsh Magistrates' Court", "SALTMARSH MAGISTRATES’ COURT", THIS),
        ("Saltmarsh Magistrates' Court", "Magistrates' Court sitting at Saltmarsh", THIS),
        ("Saltmarsh Magistrates' Court", "Saltmarsh Youth Court", THIS),
        ("Saltmarsh Magistrates' Court", "Magistrates' Court, court code 1234", NOTHING),
        ("Saltmarsh Magistrates' Court", "The High Court has said so", NOTHING),
        ("Saltmarsh Magistrates' Court", "EASTMERE MAGISTRATES' COURT", ANOTHER),
        ("Saltmarsh Magistrates' Court", "Crown Court at Saltmarsh", ANOTHER),
        ("the Crown Court at Millbeck", "Millbeck Crown Court", THIS),
        ("the Crown Court at Millbeck", "In the Crown Court\nat Eastmere", ANOTHER),
        ("the Central Criminal Court", "The Old Bailey", THIS),
        ("the Central Criminal Court", "Eastmere Magistrates' Court", ANOTHER),
        ("a court", "Eastmere Magistrates' Court", NOTHING),
    ],
)
def test_a_court_is_told_by_its_kind_and_its_town(court: str, page: str, told: Told) -> None:
    assert court_told(court, page) is told


@pytest.mark.parametrize(
    ("offence", "page", "told"),
    [
        ("theft from a shop", "SHOPLIFTING", THIS),
        ("shoplifting", "Theft, section 1 Theft Act 1968", THIS),
        ("theft from a shop", "He stole two jackets", THIS),
        ("theft from a shop", "Burglary of a shop, section 9(1)(b) of the Theft Act 1968", ANOTHER),
        ("burglary other than a dwelling", "entered as a trespasser and stole", THIS),
        ("burglary of a dwelling", "Theft in a dwelling", ANOTHER),
        ("assault by beating of an emergency worker", "Common assault", THIS),
        ("common assault", "Battery", THIS),
        ("common assault", "Criminal damage", ANOTHER),
        ("having an article with a blade", "Bladed article in a public place", THIS),
        ("possession of cannabis", "Possession of a controlled drug of class B", THIS),
        ("fraud by false representation", "Theft", ANOTHER),
        ("theft", "He was convicted on 3 May 2024.", NOTHING),
        ("a false name given to officers", "Obstructing a constable", NOTHING),
        ("an argument in a bar", "Common assault", NOTHING),
        ("failing to surrender", "Failure to surrender to custody", THIS),
        ("failing to surrender", "FTA", THIS),
        ("robbery", "Theft Act 1968", NOTHING),
    ],
)
def test_an_offence_is_told_by_what_it_is_called_or_how_it_is_told(offence: str, page: str, told: Told) -> None:
    assert offence_told(offence, page) is told


@pytest.mark.parametrize(
    ("statute", "page", "told"),
    [
        ("section 1(1) of the Theft Act 1968", "SECTION 1(1) THEFT ACT 1968", THIS),
        ("section 1(1) of the Theft Act 1968", "s.1 Theft Act", THIS),
        ("section 1(1) of the Theft Act 1968", "Theft Act 1968, ss. 1 and 7", THIS),
        ("section 7 of the Theft Act 1968", "Theft Act 1968, ss. 1 and 7", THIS),
        ("section 9(1)(b) of the Theft Act 1968", "section\n9(1)(b) Theft Act 1968", THIS),
        ("section 9(1)(b) of the Theft Act 1968", "section 9(1)(a) Theft Act 1968", ANOTHER),
        ("section 1(1) of the Theft Act 1968", "section 12 of the Theft Act 1968", ANOTHER),
        ("section 1(1) of the Theft Act 1968", "section 1(1) of the Criminal Damage Act 1971", ANOTHER),
        ("section 1(1) of the Theft Act 1968", "section 3 of the Theft Act 1978", ANOTHER),
        ("section 1(1) of the Theft Act 1968", "s 1 TA 1968; section 9 Fraud Act 2006", NOTHING),
        ("section 1(1) of the Theft Act 1968", "section 10 of the Immigration and Asylum Act 1999", NOTHING),
        ("section 1(1) of the Theft Act 1968", "section 52 of the Sentencing Act 2020", NOTHING),
        ("section 1(1) of the Theft Act 1968", "Theft Act 1968", NOTHING),
        ("section 1 of the Assaults on Emergency Workers (Offences) Act 2018",
         "section 1 Assaults on Emergency Workers\n(Offences) Act 2018", THIS),
        ("common law", "section 1(1) of the Theft Act 1968", NOTHING),
    ],
)  # fmt: skip
def test_a_provision_is_told_by_its_act_and_its_section(statute: str, page: str, told: Told) -> None:
    assert statute_told(statute, page) is told


@pytest.mark.parametrize(
    ("plea", "page", "told"),
    [
        (Plea.GUILTY, "Plea: guilty", THIS),
        (Plea.GUILTY, "He admitted it", THIS),
        (Plea.GUILTY, "Plea: NOT GUILTY", ANOTHER),
        (Plea.GUILTY, "He pleaded not guilty", ANOTHER),
        (Plea.CHANGED, "Not guilty, changed to guilty", THIS),
        (Plea.CHANGED, "He pleaded not guilty on 3 May, plea changed on 4 June", NOTHING),
        (Plea.GUILTY, "Found not guilty of count 2", NOTHING),
        (Plea.GUILTY, "Denied in interview", NOTHING),
        (Plea.NOT_GUILTY, "Plea: guilty", ANOTHER),
        (Plea.NOT_GUILTY, "on a guilty plea", ANOTHER),
        (Plea.NOT_GUILTY, "Plea or verdict: guilty", NOTHING),
        (Plea.NOT_GUILTY, "GUILTY", NOTHING),
        (Plea.NOT_GUILTY, "He pleaded not guilty", THIS),
        (Plea.NONE, "Plea: guilty", NOTHING),
    ],
)
def test_a_plea_is_told_from_a_finding(plea: Plea, page: str, told: Told) -> None:
    assert plea_told(plea, page) is told


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_kind_of_sentence_is_told_by_its_own_name(kind: SentenceKind) -> None:
    assert sentence_told(kind, f"Order: {kind}.") is THIS


def test_a_kind_of_sentence_that_no_page_can_name_is_not_compared() -> None:
    assert {kind for kind in SentenceKind if kind not in SENTENCES} == {
        SentenceKind.ANCILLARY, SentenceKind.NOT_YET, SentenceKind.OTHER,
    }  # fmt: skip
    assert sentence_told(SentenceKind.OTHER, "Order: fine £200") is NOTHING


@pytest.mark.parametrize(
    ("kind", "page", "told"),
    [
        (SentenceKind.COSTS, "Fine £200; P/C £85", THIS),
        (SentenceKind.COSTS, "Fine £200; compensation £85", ANOTHER),
        (SentenceKind.IMPRISONMENT, "Sentence: 12 weeks; costs £85", THIS),
        (SentenceKind.IMPRISONMENT, "Community order", ANOTHER),
        (SentenceKind.COMMUNITY_ORDER, "Curfew for 12 weeks; costs £85", THIS),
        (SentenceKind.FINE, "Financial penalty £200; costs £85", THIS),
        (SentenceKind.FINE, "£200", NOTHING),
    ],
)
def test_a_kind_of_sentence_may_be_told_in_short(kind: SentenceKind, page: str, told: Told) -> None:
    assert sentence_told(kind, page) is told


WORDS = "I pushed him, I had been drinking, I am sorry"


@pytest.mark.parametrize(
    ("words", "page", "told"),
    [
        (WORDS, "He said: ‘I pushed him. I had been drink-\ning; I am SORRY’", THIS),
        (WORDS, "I pushed him, I had been\nin interview\ndrinking, I am sorry", THIS),
        (WORDS, "I pushed him, I had not been drinking, I am sorry", ANOTHER),
        ("I had not been drinking", "I had been drinking. He was not sure.", ANOTHER),
        ("I pushed her, I am sorry", WORDS, ANOTHER),
        ("I pushed him ... I am sorry", WORDS, THIS),
        ("I pushed {P1}, I am sorry", "I pushed Colm, I am sorry", THIS),
        (WORDS, "  ", NOTHING),
    ],
)
def test_words_are_looked_for_by_their_letters(words: str, page: str, told: Told) -> None:
    assert words_told(words, page) is told


@pytest.mark.parametrize(
    ("name", "page", "told"),
    [
        ("Lopes", "Caio Brandini LOPES", THIS),
        ("Lópes", "L O P E S", THIS),
        ("Brandini Lopes", "Mr Lopes", THIS),
        ("Al-Khalladi", "AL KHALLADI", THIS),
        ("Lopez", "Caio Brandini LOPES", ANOTHER),
        ("Li", "Caio Brandini LOPES", THIS),
        ("Lopez", "", NOTHING),
    ],
)
def test_a_name_is_looked_for_by_its_parts(name: str, page: str, told: Told) -> None:
    assert name_told([name], page) is told


@pytest.mark.parametrize(
    ("nationality", "page", "told"),
    [
        ("Brazilian", "Nationality: BRAZILIAN", THIS),
        ("Brazilian", "a citizen of Brazil", THIS),
        ("Brazilian", "Nationality: Portuguese", ANOTHER),
        ("Brazilian", "Nationality: PRT", NOTHING),
        ("Dutch", "Nationality: Netherlands", NOTHING),
        ("Brazilian", "the nationality which he gave", NOTHING),
    ],
)
def test_a_nationality_is_told_by_its_label(nationality: str, page: str, told: Told) -> None:
    assert nationality_told(nationality, page) is told


@pytest.mark.parametrize(
    ("field", "reference", "page", "told"),
    [
        ("home_office", "L1234567", "Ref L 1234567", THIS),
        ("home_office", "L1234567/2", "Ref L1234567", THIS),
        ("home_office", "L1234567", "Ref L1234576", ANOTHER),
        ("home_office", "L1234567", "Ref LL1234576", NOTHING),
        ("home_office", "L1234567", "Passport no. L1234576", NOTHING),
        ("pnc", "2025/0031877D", "PNC 2024/0031877H", ANOTHER),
        ("cro", "141902/21C", "PNC 2024/0031877H", NOTHING),
        ("uan", "1212-0003-1010-2020", "UAN 1212-0003-1010-2021", ANOTHER),
        ("number", "HU/01188/2025", "HU/01183/2025", ANOTHER),
        ("number", "HU/01188/2025", "an earlier appeal, HU/01183/2020", NOTHING),
        ("number", "UI-2025-001188", "HU/01183/2025", NOTHING),
        ("number", "UI-2025-001188", "UI-2025-001189", ANOTHER),
    ],
)
def test_a_reference_is_compared_with_others_of_its_form(field: str, reference: str, page: str, told: Told) -> None:
    assert reference_told(field, reference, page) is told


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Received : 17 April 2025", THIS),
        ("Signed 17 April 2025. Received 18 April 2025.", THIS),
        ("Received : 18 April 2025", ANOTHER),
        ("RECEIVED BY THE TRIBUNAL ON 18/04/2025", ANOTHER),
        ("You received the decision on 8 April 2025", NOTHING),
        ("Date decision received: 8 April 2025", NOTHING),
        ("Dated 16 April 2025", NOTHING),
    ],
)
def test_a_notice_was_received_on_the_day_that_it_is_marked_with(page: str, told: Told) -> None:
    assert received_told(date(2025, 4, 17), page) is told


@pytest.mark.parametrize(
    ("place", "page", "told"),
    [
        ("a shop in Saltmarsh", "Location: Salt-\nmarsh", THIS),
        ("a shop in Saltmarsh", "SHOPS of the town", THIS),
        ("a shop in Saltmarsh", "A store in the High Street", ANOTHER),
        ("a shop", "A store in the High Street", THIS),
        ("Harbour Street, Saltmarsh", "14 Harbour St", THIS),
        ("Harbour Street", "High Street", THIS),
        ("Harbour Lane", "High Street", ANOTHER),
        ("on a bus", "He was on the coach", THIS),
        ("on a bus", "He was busy", ANOTHER),
        ("at {P7}'s flat", "his home address", THIS),
        ("at {P7}'s flat", "on a bus", ANOTHER),
        ("a bar", "a barrister spoke", ANOTHER),
        ("the bars of Eastmere", "outside a bar", THIS),
        ("in a public place", "on a bus", NOTHING),
        ("a shop in Saltmarsh", "  ", NOTHING),
    ],
)
def test_a_place_is_told_by_one_word_of_it(place: str, page: str, told: Told) -> None:
    assert place_told(place, page) is told


@pytest.mark.parametrize(
    ("how", "page", "told"),
    [
        ("fingerprints taken on arrest", "His finger prints were taken", THIS),
        ("fingerprints taken on arrest", "A photograph was taken", ANOTHER),
        ("a photograph from custody", "Photo taken", THIS),
        ("DNA from a glove", "D.N.A. profile", THIS),
        ("DNA from a glove", "London (Dnata)", ANOTHER),
        ("his passport", "Travel document no. 1", THIS),
        ("the PNC record", "Police National Computer print", THIS),
        ("name only; no fingerprints were taken", "Theft", NOTHING),
        ("name and date of birth only", "Theft", NOTHING),
        ("fingerprints taken on arrest", "  ", NOTHING),
    ],
)
def test_a_link_is_told_by_its_leading_word(how: str, page: str, told: Told) -> None:
    assert link_told(how, page) is told


LONG = (
    "1 " * 50_000, "1" * 100_000, "a" * 100_000, " " * 100_000, "s 1, " * 20_000, "s 1" + " (1)" * 25_000,
    "theft act 1968 s 1 " * 5_000, "plea " * 20_000, "not " * 25_000, "received" + "-" * 100_000,
    "received on by the " * 5_000, "nationality " * 8_000, "possession of " * 7_000, "crown court at " * 7_000,
    "{" * 100_000, "a'-" * 33_000,
)  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=[text[:12] for text in LONG])
def test_a_long_page_is_compared_in_a_moment(text: str) -> None:
    begun = process_time()
    court_told("Saltmarsh Magistrates' Court", text)
    offence_told("theft from a shop", text)
    statute_told("section 1(1) of the Theft Act 1968", text)
    for plea in (Plea.GUILTY, Plea.NOT_GUILTY):
        plea_told(plea, text)
    sentence_told(SentenceKind.FINE, text)
    words_told("I had no money", text)
    name_told(["Lopes"], text)
    nationality_told("Brazilian", text)
    link_told("fingerprints taken on arrest", text)
    place_told("a shop", text)
    place_told("a supermarket in Saltmarsh", text)
    reference_told("pnc", "2025/0031877D", text)
    received_told(date(2025, 4, 17), text)
    assert process_time() - begun < 5
