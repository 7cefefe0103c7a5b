"""Rules of sources, incidents, outcomes, exhibits, dates and people: what trips each and what nearly does."""

# ruff: noqa: E501 - one row, one line where it can be

from dataclasses import replace

import pytest

from docgen.checks.rule import Reads
from docgen.document import Document
from docgen.findings import Severity
from tests.checks.readings import (
    CLOSED,
    OPEN,
    RULES,
    Try,
    besides,
    in_paragraphs,
    numbered,
    of_it,
    outcome,
    own,
    reading_of,
    said,
    tried,
    without,
)
from tests.checks.test_harm_and_overseas import TOLD
from tests.checks.test_intelligence import BASE as REPORTED
from tests.checks.test_intelligence import N1
from tests.golden.test_facts_held import NOT_ASKED

ACQUITTED = outcome(
    "result: acquitted\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\nverdict: not guilty by verdict of the jury"
)
CAUTIONED = outcome("result: cautioned\ndate: 2023-06-28\nkind: simple caution\noffence: theft\nstatute: section 1")
QUASHED = outcome(
    "result: quashed\ndate: 2023-12-01\ncourt: Court of Appeal\nconvicted_on: 2023-06-28\nreason: fresh evidence"
)
UNFIT = outcome(
    "result: unfit to plead\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\noffence: theft\nstatute: section 1\n"
    "order: a supervision order"
)
RESOLVED = outcome("result: other disposal\ndate: 2023-06-28\nkind: community resolution")
PENDING = (
    "result: pending\ndate: 2023-06-28\nplea: not recorded\n"
    "next_hearing: Saltmarsh Crown Court, 3 June 2030\nprosecutor_checked: "
)
EARLIER = (("2025-02-02", "2023-02-02"), ("2025-02-27", "2023-02-27"))
RELIED = (("reliance: context", "reliance: relied on"),)
NAMED = (
    "    contact: 07700 900143\n",
    "    contact: 07700 900143\n    naming: {by: Head of Legal, date: 2024-02-01, reason: consent, from: [S1]}\n",
)
ACCOUNT = (
    "    account:\n      stance: admitted\n      where: in interview\n      date: 2025-02-02\n"
    "      words: I had no money\n      from: [M1]\n"
)
FINED = outcome(
    "result: convicted\ndate: 2023-02-01\ncourt: Saltmarsh Crown Court\noffence: robbery\nstatute: section 8(1)\n"
    "plea: guilty\nsentence: [{id: V1, kind: fine, amount: £50, length: not applicable, from: [S1]}]"
)
FINED = (("date: 2023-05-06\n    time", "date: 2023-01-06\n    time"), *FINED)
SECOND_OUTCOME = "      result: under investigation\n      date: 2024-02-01\n      from: [S3]\n"
LATER_CONVICTION = """      result: convicted
      date: 2024-01-31
      court: Saltmarsh Crown Court
      offence: handling stolen goods
      statute: section 22
      plea: guilty
      sentence: [{id: V2, kind: fine, amount: £50, length: not applicable, from: [S3]}]
      from: [S3]
"""
FINED_AGAIN = ((SECOND_OUTCOME, LATER_CONVICTION), ("date: 2024-01-05\n    time", "date: 2023-01-05\n    time"))
FINED_LATER = ((SECOND_OUTCOME, LATER_CONVICTION.replace("2024-01-31", "2024-02-02")), FINED_AGAIN[1])
SPENT = (
    "      offence: theft\n      statute: section 1\n",
    "      offence: theft\n      statute: section 1\n      spent: 2023-06-28\n",
)
RECORDED = (
    "    title: crime report\n    kind: crime report",
    "    title: crime report\n    kind: sound or video recording",
)
TRANSCRIBED = ("      - paper: S1\n", "      - paper: S1\n      - paper: S2\n")
PLAYED = (
    "    disclosure: disclose redacted\n",
    "    disclosure: disclose redacted\n    viewing: with any player of MP4 files\n",
)
BOTH = (("incidents: [I1]", "incidents: [I1, I2]"),)
PART = "incidents.0.outcome.sentence.0"
NO_ACCOUNT = ((ACCOUNT, "    account: not recorded\n"),)
FIRST_SOURCE = "        from: [M1]\n        note: invented for this example\n      - id: W2"
FIRST_WRITTEN = "        written: 2025-04-25\n" + FIRST_SOURCE
OF_FINGERPRINTS = "        text: The crime report records that the fingerprints"
SAID_IN_REPORT = "        kind: record\n        text: The crime report records that {P1} said that"
BELIEF = "        kind: information and belief\n        text: "
SAME = (("reference: not recorded\n    allegation: handling", "reference: SC23/004417\n    allegation: handling"),)
ALIKE = (
    (
        "date: 2024-01-05\n    time: not recorded\n    place: not",
        "date: 2023-05-06\n    time: not recorded\n    place: not",
    ),
    ("allegation: handling stolen goods", "allegation: robbery"),
)
SECOND = """  - id: G2
    format: police-statement-tribunal
    maker: M1
    number: NUMBER
    date: DATE
    marking: OFFICIAL
    incidents: [I1]
    searches: []
    paragraphs: []

comments:"""


AVAILABLE = "      except_for: [{first: 2025-08-04, last: 2025-08-15}]\n    from: [M1]\n"
TWO_MAKERS = (
    AVAILABLE,
    AVAILABLE
    + """  - id: M2
    name: {given: Sunniva, family: Abernethy}
    rank: Police Constable
    rank_short: PC
    number: "77"
    post: Response
    employer: Saltmarsh Constabulary
    employer_is_party: no
    work_address: Saltmarsh Police Office, 2 Quay Street, Saltmarsh, ZS1 1AA
    over_18: yes
    availability: {any_day: yes}
    from: [M2]
""",
)
BY_M1 = "        author: M1\n        written: 2024-03-05\n        from: [S1]\n"
MAY_BE_NAMED = (NAMED, ("lifetime_anonymity: yes", "lifetime_anonymity: no"))


A_YEAR_EARLY = (("    number: 1\n    date: 2025-04-25", "    number: 1\n    date: 2024-04-25"),)
CROWN_MAY = ("name: {given: Wren, family: Ferrant}", "name: {given: Crown, family: van May}")
QUAY = ("- {given: Odile, family: Marchand}", "- {given: Odile, family: Quay}")


def second(number: int, date: str = "2024-03-06") -> tuple[tuple[str, str], ...]:
    return (("comments:", SECOND.replace("NUMBER", str(number)).replace("DATE", date)),)


def differing(text: str, source: str = "S1 p1") -> tuple[tuple[str, str], ...]:
    at = "    from: [M1, S4 p1]\n"
    return ((at, f'{at}    differs:\n      - {{field: time, as: "{text}", from: [{source}]}}\n'),)


def told_as_a_caution(document: Document) -> Document:
    blocks = (replace(b, clause="cautioned") if b.clause == "convicted" else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


OF_THE_COURT = "be67b0004802678e0dccab24199bdfd2c62dd50de64471b0e3e7ffbce6de2465\n    marking: none\n    disclosure: "
WITHHELD = (f"{OF_THE_COURT}disclose", f"{OF_THE_COURT}withhold")


def words(recorded: str) -> tuple[tuple[str, str], ...]:
    """Let the account of the open case be recorded in other words."""
    return (("words: I had no money", f"words: {recorded}"),)


SHOWN = (
    (
        "        found: the conviction set out in this statement and no other record",
        "        found: six previous convictions",
    ),
)
P8, P15, I1 = (numbered("incident-words", OPEN),), (numbered("do-not-know"),), "incidents.0"
TRIES = (
    Try("WS-16", "a gap", ("statements.0.number",), (("number: 1\n    date: 2024-03-05", "number: 3\n    date: 2024-03-05"),),
        CLOSED),
    Try("WS-16", "the second dated first", ("statements.1.date",), second(2, "2024-03-01"), CLOSED, position=1),
    Try("WS-16", "the second after the first", case=second(2), base=CLOSED, position=1),
    Try("WS-18", "some days and not which", ("makers.0.availability",), (("any_day: yes", "any_day: no"),)),
    Try("WS-18", "not in August", case=(("any_day: yes", "any_day: no\n      except_for: [{first: 2025-08-01, last: 2025-08-31}]"),)),
    Try("WS-24", "a day to come", P8, own("I saw him on 3 June 2030.")),
    Try("WS-24", "the statement's own day", case=own("I write this on 25 April 2025, not on 31 June 2030.")),
    Try("WS-24", "a hearing that is listed", case=outcome(PENDING + "2024-03-01"), base=CLOSED),
    Try("WS-30", "a record without a paper", ("statements.0.paragraphs.0.kind",),
        (("about: how I know\n        kind: own knowledge", "about: how I know\n        kind: record"),)),
    Try("WS-30", "own knowledge from a paper", ("statements.0.paragraphs.0.kind",),
        ((FIRST_SOURCE, FIRST_SOURCE.replace("[M1]", "[S4]")),)),
    Try("WS-30", "another maker's words", ("statements.0.paragraphs.0.author",),
        (TWO_MAKERS, (BY_M1, BY_M1.replace("author: M1", "author: M2"))), CLOSED),
    Try("WS-30", "own knowledge and a paper too", case=((FIRST_SOURCE, FIRST_SOURCE.replace("[M1]", "[M1, S4]")),)),
    Try("WS-31", "no source in the words", ("statements.0.paragraphs.2.text",),
        (("The crime report records that {P1} said that", "It seems that {P1} said that"),), CLOSED),
    Try("WS-31", "somebody told me", base=CLOSED,
        case=((OF_FINGERPRINTS, "        text: DC Ostrava told me that the fingerprints"),)),
    Try("WS-32", "an incident from a person", (f"{I1}.from",), (("    from: [M1, S4 p1]\n", "    from: [M1]\n"),)),
    Try("WS-32", "an outcome without a paper", (f"{I1}.outcome.from",),
        (("      from: [S4 p1]\n    from: [M1, S4 p1]", "      from: [M1]\n    from: [M1, S4 p1]"),)),
    Try("WS-32", "a whole paper", case=(("    from: [M1, S4 p1]\n", "    from: [S4]\n"),)),
    Try("WS-33", "a crime report told of and not shown", ("papers.0", "paragraph 3", "paragraph 4", "paragraph 8"),
        (("    exhibits: [TQ/1]", "    exhibits: []"),), CLOSED),
    Try("WS-33", "its reference given", P8, own("The reference is SC25/000914.")),
    Try("WS-33", "a custody record named", P8, own("The custody record has the time.")),
    Try("WS-33", "what another statement of the case exhibits", case=second(2), base=CLOSED, position=1),
    Try("WS-33", "the reference of what is exhibited", case=of_it("The reference is SC23/004417."), base=CLOSED),
    Try("WS-33", "searching a system is not citing its print", case=own("I printed nothing from the PNC.")),
    Try("WS-35", "said, and not when", ("statements.0.paragraphs.2.text",),
        ((SAID_IN_REPORT, BELIEF + "I was told that {P1} said that"),), CLOSED),
    Try("WS-35", "said on a day", base=CLOSED,
        case=((SAID_IN_REPORT, BELIEF + "I was told on 1 March 2024 that {P1} said that"),)),
    Try("WS-38", "no reason", (f"{I1}.relevance",),
        (("The only conviction; the decision of 7 April 2025 refers to it in paragraph 3.", "Relevant."),)),
    Try("WS-38", "not relied on", (f"{I1}.reliance",), (("reliance: relied on", "reliance: not relied on"),)),
    Try("WS-38", "context", case=(("reliance: relied on", "reliance: context"),)),
    Try("WS-40", "a role that is not the outcome's", (f"{I1}.role",), (("role: convicted", "role: charged"),)),
    Try("WS-40", "a charge, and no further action", (f"{I1}.steps.1.kind",), (("kind: arrested", "kind: charged"),), CLOSED),
    Try("WS-111", "an address for a place", (f"{I1}.place",), (("place: a shop in", "place: 12 Quay Street,"),)),
    Try("WS-111", "a place with a number", case=(("place: a shop in Saltmarsh", "place: 2 shops by the A14"),)),
    Try("WS-40", "imprisonment with a sum", (f"{PART}.amount", f"{PART}.length"), (("kind: fine,", "kind: imprisonment,"),)),
    Try("WS-40", "a fine without a sum", (f"{PART}.amount",), (("amount: £200", "amount: not applicable"),)),
    Try("WS-40", "a fine of a sum that nobody recorded", case=(("amount: £200", "amount: not recorded"),)),
    Try("WS-40", "imprisonment without a length", (f"{PART}.length",),
        (("kind: fine, amount: £200", "kind: imprisonment, amount: not applicable"),)),
    Try("WS-40", "another sentence of nothing", (f"{PART}.length",),
        (("kind: fine, amount: £200", "kind: other, amount: not applicable"),)),
    Try("WS-40", "an absolute discharge", case=(("kind: fine, amount: £200", "kind: discharge, amount: not applicable"),)),
    Try("WS-40", "a sentence before the conviction", (f"{I1}.steps.3.date",),
        (("kind: sentenced, date: 2025-02-27", "kind: sentenced, date: 2025-02-26"),)),
    Try("WS-40", "a trial after a plea of guilty", (f"{I1}.steps.2.kind",),
        (("kind: interviewed", "kind: tried"),)),
    Try("WS-40", "a charge, then an acquittal", base=CLOSED,
        case=(*ACQUITTED, ("kind: arrested", "kind: charged"), ("role: arrested", "role: charged"))),
    Try("WS-41", "a conviction told as a caution", (f"{I1}.outcome", "paragraph 7"), document=told_as_a_caution),
    Try("WS-41", "nothing told", (f"{I1}.outcome",), document=without("convicted")),
    Try("WS-41", "an outcome yet to come", case=(("convicted\n      date: 2025-02-27", "convicted\n      date: 2025-05-27"),)),
    Try("WS-44", "the day without the acquittal", P15, (*ACQUITTED, *besides("On 6 May 2023 I was on leave.")), CLOSED),
    Try("WS-44", "the day without the unfitness", P15, (*UNFIT, *besides("On 6 May 2023 I was on leave.")), CLOSED),
    Try("WS-44", "a section that does not say that nobody was convicted", (f"{I1}.outcome",), UNFIT, CLOSED,
        without("unfit-to-plead")),
    Try("WS-44", "the day with the unfitness", base=CLOSED,
        case=(*UNFIT, *besides("Of 6 May 2023 he was found unfit to plead."))),
    Try("WS-44", "a section that does not say so", (f"{I1}.outcome",), ACQUITTED, CLOSED, without("acquitted")),
    Try("WS-44", "the day with the acquittal", base=CLOSED,
        case=(*ACQUITTED, *besides("He was acquitted of what was alleged of 6 May 2023."))),
    Try("WS-44", "another day with the same beginning", case=(*ACQUITTED, *besides("On 16 May 2023 I was away.")), base=CLOSED),
    Try("WS-44", "the day without the quashing", P15, (*QUASHED, *besides("On 6 May 2023 I was on leave.")), CLOSED),
    Try("WS-44", "a section that does not say quashed", (f"{I1}.outcome",), QUASHED, CLOSED, without("quashed")),
    Try("WS-44", "the day with the quashing", base=CLOSED,
        case=(*QUASHED, *besides("The conviction of what was alleged of 6 May 2023 was quashed."))),
    Try("WS-45", "why it was quashed", (f"{I1}.outcome.reason",), QUASHED, CLOSED, said("fresh", "other")),
    Try("WS-45", "another reason", (f"{I1}.outcome.reason",), base=CLOSED, document=said("evidential", "other")),
    Try("WS-45", "a reason that is not recorded", base=CLOSED,
        case=(("reason: evidential difficulties, the complainant does not support", "reason: not recorded"),)),
    Try("WS-46", "a withdrawal left out", (f"{I1}.undermining.items.0",), base=CLOSED, document=said("Person A withdrew", "Somebody saw")),
    Try("WS-46", "nobody was asked yet", (f"{I1}.undermining.not_asked",), (NOT_ASKED,)),
    Try("WS-46", "a search left out", (f"{I1}.undermining.none_found",), document=without("none-found")),
    Try("WS-46", "a withdrawal over two lines", base=CLOSED,
        case=(("what: Person A withdrew the", "what: |-\n            Person A withdrew\n            the"),)),
    Try("WS-48", "no certificate exhibited", ("statements.0.exhibits",), (("    exhibits: [LH/1]", "    exhibits: []"),)),
    Try("WS-48", "no certificate", (f"{I1}.outcome.from",), (("kind: certificate of conviction", "kind: PNC print"),)),
    Try("WS-48", "one page of it", case=(("      - paper: S4", "      - paper: S4\n        first: 1\n        last: 1"),)),
    Try("WS-50", "a fine of two years ago", (f"{I1}.outcome",), EARLIER),
    Try("WS-50", "a caution not told from a conviction", (f"{I1}.outcome",), CAUTIONED, CLOSED,
        said("A caution is not a conviction", "So it was")),
    Try("WS-50", "a fine said to be spent", case=(*EARLIER, *own("The conviction was spent from 27 February 2024."))),
    Try("WS-50", "a caution", case=CAUTIONED, base=CLOSED),
    Try("WS-50", "a community resolution not told from a conviction", (f"{I1}.outcome",), RESOLVED, CLOSED,
        said("That is not a conviction", "So it was")),
    Try("WS-50", "a community resolution", case=RESOLVED, base=CLOSED),
    Try("WS-50", "a fine with a later conviction within its year", base=CLOSED, position=0,
        case=(*FINED, *FINED_AGAIN)),
    Try("WS-50", "a fine with a conviction long after", (f"{I1}.outcome",), (*FINED, *FINED_LATER), CLOSED),
    Try("WS-50", "since when it is spent, and left out", (f"{I1}.outcome.spent",), (*CAUTIONED, SPENT), CLOSED,
        said("spent", "over")),
    Try("WS-50", "since when it is spent", case=(*CAUTIONED, SPENT), base=CLOSED),
    Try("WS-50", "what is not spent yet", case=(*CAUTIONED, (SPENT[0], SPENT[1].replace("2023-06-28", "2030-01-01"))), base=CLOSED),
    Try("WS-51", "nobody asked", (f"{I1}.outcome.prosecutor_checked",), outcome(PENDING + "not recorded"), CLOSED),
    Try("WS-51", "asked before the charge", (f"{I1}.outcome.prosecutor_checked",), outcome(PENDING + "2023-06-01"), CLOSED),
    Try("WS-51", "asked on the day of charge", case=outcome(PENDING + "2023-06-28"), base=CLOSED),
    Try("WS-52", "one reference", (I1,), SAME, CLOSED),
    Try("WS-52", "one day, place and allegation", (I1,),
        (*ALIKE, ("    place: not recorded\n", "    place: a street in Saltmarsh\n")), CLOSED),
    Try("WS-52", "one day and allegation, another place", case=ALIKE, base=CLOSED),
    Try("WS-53", "two convictions", P8, own("He has 2 convictions.")),
    Try("WS-53", "counted in words", P8, own("There were three arrests.")),
    Try("WS-53", "in the United Kingdom", P8, own("He has 2 convictions in the United Kingdom.")),
    Try("WS-53", "in the United Kingdom, in one year", case=own("He has no convictions in the United Kingdom since 2019.")),
    Try("WS-53", "a caution counted as a conviction", (numbered("do-not-know", CLOSED.replace(*CAUTIONED[0])),), (*CAUTIONED, *besides("He has 1 conviction.")), CLOSED),
    Try("WS-53", "a conviction that was quashed", case=(*QUASHED, *besides("There is 1 conviction that was quashed, 1 quashed conviction and no caution.")), base=CLOSED),
    Try("WS-53", "a table that counts otherwise", ("table tally-table, row 2", "table tally-table, row 3"), BOTH, CLOSED,
        said("1", "2", "tally-table")),
    Try("WS-53", "a table that counts right", case=BOTH, base=CLOSED),
    Try("WS-53", "more earlier ones than there are at all", P8, own("He has six previous criminal convictions.")),
    Try("WS-53", "as many earlier ones as there may be", case=own("He had one earlier conviction, and no previous arrests.")),
    Try("WS-53", "in what a search showed", ("paragraph 5",), SHOWN),
    Try("WS-53", "how often", P8, own("He was convicted twice.")),
    Try("WS-53", "right counts, parts and pronouns",
        case=own("He has 1 conviction and no convictions in 2019; I arrested him once, and he was arrested 4 times in Brazil. One of the arrests was mine; no other record.")),
    Try("WS-191", "a subject in capitals", ("subject.name.family",), (("family: Lopes}", "family: LOPES}"),)),
    Try("WS-191", "a maker in capitals", ("makers.0.name.family",), (("family: Haddenham", "family: HADDENHAM"),)),
    Try("WS-191", "a name of two letters", case=(("family: Lopes}", "family: NG}"),)),
    Try("WS-191", "an offence with its Act", (f"{I1}.outcome.offence",), (("offence: theft from a shop", "offence: theft from a shop, contrary to section 1(1) of the Theft Act 1968"),)),
    Try("WS-191", "an offence with its day", (f"{I1}.outcome.offence",), (("offence: theft from a shop", "offence: theft from a shop on 2 February 2025"),)),
    Try("WS-191", "an allegation with the day", (f"{I1}.allegation",), (("allegation: theft of two jackets", "allegation: theft of two jackets on 2 February 2025"),)),
    Try("WS-191", "an allegation with another day", case=(("allegation: theft of two jackets", "allegation: breach of an order of 3 May 2024"),)),
    Try("WS-191", "an Act where the provision is not recorded", case=(("allegation: theft of two jackets", "allegation: theft, contrary to the Theft Act 1968"),)),
    Try("WS-58", "an interview without an account", (f"{I1}.account",), NO_ACCOUNT),
    Try("WS-58", "an interview that came to nothing", (f"{I1}.account",), ((ACCOUNT, "    account: not applicable\n"),)),
    Try("WS-58", "a voluntary interview", (f"{I1}.account",), (*NO_ACCOUNT, ("kind: interviewed", "kind: attended voluntarily"))),
    Try("WS-58", "an account left out", (f"{I1}.account",), document=without("account")),
    Try("WS-58", "no interview", case=(*NO_ACCOUNT, ("kind: interviewed", "kind: bailed"))),
    Try("WS-70", "other initials", ("exhibits.0.mark",), (("LH/1", "XX/1"),)),
    Try("WS-70", "a second name of the maker's", case=(("{given: Lowri,", "{given: Lowri Ann,"), ("LH/1", "AH/1"))),
    Try("WS-71", "a gap", ("exhibits.0.mark",), (("LH/1", "LH/2"),)),
    Try("WS-71", "other initials", ("exhibits.1.mark",), base=CLOSED, case=(
        ("      - paper: S1\n", "      - paper: S1\n  - mark: TT/1\n    maker: M1\n    description: note\n    parts: [{paper: S2}]\n"),
    )),
    Try("WS-71", "running on", base=CLOSED, case=(
        ("      - paper: S1\n", "      - paper: S1\n  - mark: TQ/2\n    maker: M1\n    description: note\n    parts: [{paper: S2}]\n"),
    )),
    Try("WS-72", "a mark that there is not", P8, own("See LH/9.")),
    Try("WS-72", "an exhibit nobody speaks of", ("statements.0.exhibits.0",),
        document=in_paragraphs("LH/1", "that")),
    Try("WS-72", "another maker's exhibit", ("statements.0.exhibits.0",),
        (TWO_MAKERS, ("  - mark: TQ/1\n    maker: M1", "  - mark: TQ/1\n    maker: M2")), CLOSED),
    Try("WS-72", "what looks like a mark", case=own("The appeal is HU/12345/2025, the form A/1, either/or.")),
    Try("WS-73", "a mark without its description", ("statements.0.exhibits.0",), document=said("certificate of conviction", "paper")),
    Try("WS-73", "any paper", ("exhibits.0.description",), (("    description: certificate of conviction", "    description: a document"),)),
    Try("WS-73", "the number of a form", ("exhibits.0.description",), (("    description: certificate of conviction", "    description: MG11"),)),
    Try("WS-73", "in the table alone", base=CLOSED, document=without("no-further-action")),
    Try("WS-73", "by description and mark"),
    Try("WS-74", "pages that nobody counted", ("exhibits.0.parts.0.paper",), (("pages: 3", "pages: not recorded"),), CLOSED),
    Try("WS-74", "the last page", case=(("      - paper: S1", "      - paper: S1\n        first: 2\n        last: 3"),), base=CLOSED),
    Try("WS-76", "a recording alone", ("exhibits.0.parts", "papers.0.viewing"), (RECORDED,), CLOSED),
    Try("WS-76", "a recording with a transcript", ("papers.0.viewing",), (RECORDED, TRANSCRIBED), CLOSED),
    Try("WS-76", "a transcript, and how to play it", case=(RECORDED, TRANSCRIBED, PLAYED), base=CLOSED),
    Try("WS-80", "a whole name, and the name of two", (*P15, *P15), besides("I know Odile Ferrant."), CLOSED),
    Try("WS-80", "an alias, with other accents", P15, besides("I know Odílé Marchand."), CLOSED),
    Try("WS-80", "a given name", P15, besides("I know Odile."), CLOSED),
    Try("WS-80", "where they live", (*P15, *P15), besides("I went to 14 Gull Row, Saltmarsh, ZS4 2PQ."), CLOSED),
    Try("WS-80", "a surname that is a month", P15, (CROWN_MAY, *besides("May was there.")), CLOSED),
    Try("WS-80", "a month, a court, a street and a vehicle", base=CLOSED,
        case=(CROWN_MAY, QUAY, *besides("On 3 May 2023 I left the Crown Court in a van."))),
    Try("WS-80", "a decision that anonymity for life does not allow", P15, (NAMED, *besides("I know Odile.")), CLOSED),
    Try("WS-80", "a decision to name is none to tell where", (*P15, *P15),
        (*MAY_BE_NAMED, *besides("It is 14 Gull Row, Saltmarsh, ZS4 2PQ.")), CLOSED),
    Try("WS-80", "a decision to name", case=(*MAY_BE_NAMED, *besides("I know Odile.")), base=CLOSED),
    Try("WS-80", "a bird", case=besides("I saw a wren and a gull."), base=CLOSED),
    Try("WS-96", "a child, and no age given", (f"{I1}.date",), (("born: 1995-05-21", "born: 2010-05-21"),),
        document=without("age")),
    Try("WS-96", "a small child", (f"{I1}.date",), (("born: 1995-05-21", "born: 2018-05-21"),)),
    Try("WS-96", "a day that there is not", P8, own("It was 31 June 2024.")),
    Try("WS-96", "a child, and the age", case=(("born: 1995-05-21", "born: 2010-05-21"), *own("He was 14 years old."))),
    Try("WS-96", "a child under an order of anonymity", case=(("born: 1995-05-21", "born: 2010-05-21"), ("anonymity: none", "anonymity: made\n  initials: BQ"))),
    Try("WS-96", "the eighteenth birthday", case=(("born: 1995-05-21", "born: 2007-02-02"),)),
    Try("WS-103", "a certificate of later", ("papers.3.date",), (("date: 2025-03-10", "date: 2025-05-10"),)),
    Try("WS-103", "a search for what helps", (f"{I1}.undermining.none_found.date",),
        (("        by: M1\n        date: 2025-04-24", "        by: M1\n        date: 2025-04-26"),)),
    Try("WS-103", "an outcome and its step", (f"{I1}.steps.3.date", f"{I1}.outcome.date"), (("2025-02-27", "2025-05-27"),)),
    Try("WS-103", "intelligence of later", (f"{N1}.re_evaluated", f"{N1}.sanitised.date", f"{N1}.release.date"), base=REPORTED, case=(
        ("    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id: N2", "    re_evaluated: 2030-01-01\n    corroboration: not recorded\n    reliance: context\n    from: [S3]\n  - id: N2"),
        ("the market.\n    sanitised: {by: Desk Manager Orme Tallis, date: 2024-03-01}\n    release: {by: DI Ysolde Brack, date: 2024-03-02,", "the market.\n    sanitised: {by: Desk Manager Orme Tallis, date: 2024-03-06}\n    release: {by: DI Ysolde Brack, date: 2024-03-07,"))),
    Try("WS-103", "intelligence of the day before", base=REPORTED),
    Try("WS-103", "a conviction abroad of later", ("overseas.0.date",), (("date: 2017-05-10", "date: 2025-05-10"),), TOLD),
    Try("WS-103", "a conviction abroad long before", base=TOLD),
    Try("WS-103", "a statement of the year before", ("statements.0.date",), A_YEAR_EARLY),
    Try("WS-104", "a statement of the year before", ("statements.0.paragraphs",), A_YEAR_EARLY),
    Try("WS-103", "a paper that is not exhibited", case=(("    date: 2025-04-17", "    date: 2025-06-17"),)),
    Try("WS-104", "words of the day after", ("statements.0.paragraphs.0.written",),
        ((FIRST_WRITTEN, FIRST_WRITTEN.replace("2025-04-25", "2025-04-26")),)),
    Try("WS-104", "words of the day before", case=((FIRST_WRITTEN, FIRST_WRITTEN.replace("2025-04-25", "2025-04-24")),)),
    Try("WS-106", "one incident", ("statements.0.incidents",)),
    Try("WS-106", "two incidents", case=(("incidents: [I1]", "incidents: [I1, I2]"),), base=CLOSED),
    Try("WS-107", "no leave and a conviction", ("subject.immigration.1.status",)),
    Try("WS-107", "leave", case=(("status: No leave", "status: Leave to remain"),)),
    Try("WS-107", "no leave, and no conviction", case=(("status: Settled status", "status: No leave"),), base=CLOSED),
    Try("WS-107", "no leave once", case=(("end: not applicable", "end: 2024-01-01"),)),
    Try("WS-108", "relied on and unnamed", ("people.0", "people.1"), RELIED, CLOSED),
    Try("WS-108", "one of them decided", ("people.1",), (*RELIED, NAMED), CLOSED),
    Try("WS-108", "context", base=CLOSED),
    Try("WS-111", "withheld words", P15, besides("He said I was with my sister at her flat."), CLOSED),
    Try("WS-111", "a withheld time", P15, besides("It was at 23:40 that day."), CLOSED),
    Try("WS-111", "an exact place", P15, besides("It was at the Corner of Gull Row and Tide Lane, Saltmarsh, ZS4 2PQ."), CLOSED),
    Try("WS-111", "another time", case=besides("It was at 123:401 on no clock."), base=CLOSED),
    Try("WS-150", "nothing on how the maker knows", ("statements.0.paragraphs",), (("about: how I know", "about: what I do not know"),)),
    Try("WS-150", "written later", ("statements.0.paragraphs",), (("bout: how I know\n        kind: own knowledge\n        text: >-\n          On 2 February 2025 I arrested {subject}, took his fingerprints and interviewed him. What I say about those\n          things, and about the two jackets, is from my own knowledge. What I say about the court's decision is from the\n          certificate.\n        author: M1\n        written: 2025-04-25", "bout: how I know\n        kind: own knowledge\n        text: I was there.\n        author: M1\n        written: 2025-04-26"),)),
    Try("WS-150", "a paragraph of it", base=CLOSED),
    Try("WS-112", "another time in a paper", ("incidents.0.differs.0",), differing("16:40")),
    Try("WS-112", "another time in an exhibit", case=differing("16:40", "S4 p1")),
    Try("WS-113", "a certificate to be withheld", ("exhibits.0.parts.0.paper",), (WITHHELD,)),
    Try("WS-113", "one paper of two", ("exhibits.0.parts.1.paper",), base=CLOSED,
        case=(("      - paper: S1", "      - paper: S1\n      - paper: S3"),)),
    Try("WS-113", "a withheld paper that nobody exhibits", base=CLOSED),
    Try("WS-113", "an exhibit that this statement does not produce", case=(WITHHELD, ("    exhibits: [LH/1]", "    exhibits: []"))),
    Try("WS-114", "nothing said of redaction", ("exhibits.0.parts.0.paper",), base=CLOSED),
    Try("WS-114", "redacted, and not who has the original", ("exhibits.0.parts.0.paper",), base=CLOSED,
        case=of_it("{TQ/1} is a redacted copy.")),
    Try("WS-114", "both said", base=CLOSED,
        case=of_it("{TQ/1} is a redacted copy; Saltmarsh Constabulary holds the original.")),
    Try("WS-115", "straight marks round them", (f"{I1}.account.words",), words('\'"I had no money"\'')),
    Try("WS-115", "curly marks and a stop", (f"{I1}.account.words",), words("“I had no money”.")),
    Try("WS-115", "single marks", (f"{I1}.account.words",), words("‘I had no money’")),
    Try("WS-115", "one that was never closed", (f"{I1}.account.words",), words("“I had no money")),
    Try("WS-115", "words quoted inside", case=words("I said “I had no money”")),
    Try("WS-115", "an apostrophe", case=words("’twas the boys’")),
    Try("WS-115", "words that are withheld", base=CLOSED, case=(("value: I was with my sister at her flat", "value: “no”"),)),
    Try("WS-112", "another time, and said", case=(*differing("16:40"), *own("The certificate says 16:40."))),
)  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_facts_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


def test_the_two_cases_are_the_ones_that_rows_speak_of() -> None:
    assert "Brandini" in OPEN
    assert "Stanciu" in CLOSED


def test_no_account_to_give_after_an_interview_is_an_error() -> None:
    row = Try("WS-58", "", case=((ACCOUNT, "    account: not applicable\n"),))
    seen = reading_of(row)
    assert [hit.severity for hit in RULES["WS-58"].check(seen[Reads.TEXT])] == [Severity.ERROR]


def test_a_note_that_no_answer_ends_says_that_it_stays() -> None:
    (hit,) = RULES["WS-107"].check(reading_of(Try("WS-107", ""))[Reads.DATA])
    assert hit.next_step.endswith("the sheet comments). The note stays.")
