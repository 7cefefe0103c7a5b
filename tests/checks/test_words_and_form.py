"""Rules of form, wording and declaration: each with what trips it and what nearly does."""

# ruff: noqa: E501 - one row, one line where it can be

from dataclasses import replace

import pytest

from docgen.checks.arguing import ARGUED_FROM, BY_DENIAL, DENIAL_HINTS, HINTS, PROOF
from docgen.checks.wording import found, found_by_hint
from docgen.document import Declaration, Document, Heading, Paragraph, Role, Signature, TextSpan
from docgen.formats.shelf import Format
from tests.checks.readings import (
    CLOSED,
    OPEN,
    RULES,
    Reads,
    Try,
    besides,
    numbered,
    of_it,
    outcome,
    own,
    reading_of,
    repacked,
    said,
    tried,
    without,
)
from tests.made.documents import HERE

NOT_YET = (("notified: 2025-04-22", "notified: 2025-04-26"),)
ANONYMOUS = (("anonymity: none", "anonymity: made\n  initials: BQ"),)
BOTH = (("incidents: [I1]", "incidents: [I1, I2]"),)
CONVICTED = outcome(
    "result: convicted\ndate: 2023-06-28\ncourt: Saltmarsh Crown Court\noffence: robbery\nstatute: section 8(1)\n"
    "plea: not guilty\nsentence: [{id: V1, kind: imprisonment, amount: not applicable, length: 2 years, from: [S1]}]"
)
OF_THE_SECOND = ("incident: I1\n        kind: record", "incident: I2\n        kind: record")
SECRET = (("marking: OFFICIAL\n    incidents", "marking: OFFICIAL-SENSITIVE\n    incidents"),)


def renumbered(document: Document) -> Document:
    blocks = (replace(b, number=99) if isinstance(b, Paragraph) and b.number == 3 else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


def with_a_plain_paragraph(document: Document) -> Document:
    plain = Paragraph("b000000000000", "plain", Role.PLAIN, None, (TextSpan("As I say.", HERE),))
    return replace(document, blocks=(*document.blocks[:12], plain, *document.blocks[12:]))


def newest_first(document: Document) -> Document:
    starts = [at for at, b in enumerate(document.blocks) if isinstance(b, Heading) and b.clause == "h-incident"]
    end = next(at for at, b in enumerate(document.blocks) if b.clause == "h-do-not-know")
    one, other = document.blocks[starts[0] : starts[1]], document.blocks[starts[1] : end]
    return replace(document, blocks=(*document.blocks[: starts[0]], *other, *one, *document.blocks[end:]))


def already_dated(document: Document) -> Document:
    signature = next(block for block in document.blocks if isinstance(block, Signature))
    *lines, last = signature.lines
    dated = replace(signature, lines=(*lines, replace(last, spans=(TextSpan("25 April 2025", HERE),))))
    return replace(document, blocks=tuple(dated if block is signature else block for block in document.blocks))


def declared_twice(document: Document) -> Document:
    again = next(block for block in document.blocks if block.clause == "truth")
    return replace(document, blocks=(*document.blocks, replace(again, id="b000000000000")))


YOUNG = (("over_18: yes", "over_18: no\n    age: 17"),)
CANNOT_READ = ("over_18: yes", "over_18: yes\n    can_read: no")
READER = ("can_read: no", "can_read: no\n    reader: Constance Plume")
WORDS = (
    "{subject} took two jackets from the shop without paying for them. The value of the jackets was £140. They were\n"
    "          recovered."
)
SAID_IN_PORTUGUESE = ((WORDS, "{subject} tirou dois casacos da loja sem pagar nada por eles, e depois foi embora."),)
SAID_IN_ARABIC = ((WORDS, "أخذ {subject} سترتين من المتجر دون أن يدفع ثمنهما."),)


def read_over(document: Document) -> Document:
    """Let a reader declare, above the maker's declaration, to have read the statement over."""
    text = "The maker cannot read this. I, Constance Plume, read it over to the maker."
    name = Paragraph("b000000000001", "reader", Role.PLAIN, None, (TextSpan("Constance Plume", HERE),))
    declared = Declaration("b000000000000", "read", "read", "", (TextSpan(text, HERE),))
    return replace(document, blocks=(*document.blocks, declared, name))


SEARCHES = """    searches:
      - id: Q1
        system: the crime recording system of Saltmarsh Constabulary
        date: 2024-03-04
        found: the crime report that I exhibit
        from: [M1]
"""


def without_numbers(document: Document) -> Document:
    blocks = (
        replace(b, number=None, role=Role.PLAIN) if isinstance(b, Paragraph) and b.number else b
        for b in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def with_marking(document: Document) -> Document:
    return replace(document, running=replace(document.running, header=(TextSpan("OFFICIAL", HERE),)))


def without_marking(document: Document) -> Document:
    return replace(document, running=replace(document.running, header=()))


def set_in(old: str, new: str) -> object:
    def edit(form: Format) -> Format:
        assert old in form.css
        return replace(form, css=form.css.replace(old, new))

    return edit


def with_styles(old: bytes, new: bytes) -> object:
    return lambda form: replace(form, reference=repacked(form.reference, "word/styles.xml", old, new))


P8, P15 = (numbered("incident-words", OPEN),), (numbered("do-not-know"),)
ARGUED = (
    "The arrest establishes that he was there.", "His arrests demonstrate a pattern.", "Being arrested speaks for itself.",
    "The fact that he was charged confirms that he was there.", "He was charged, which shows that he was there.",
    "Police would not have arrested him without cause.", "They would never have charged him for nothing.",
    "He was arrested, so he must have been there.", "The charge is proof of it.", "The charge is evidence that he was there.",
    "Four arrests say enough.", "The case against him was strong.", "There was ample evidence against him.",
    "All the evidence points to him.", "Everything points to him.", "The stop indicates that he carried it.",
    "His being charged means that he was there.", "The arrest suggests that he knew of it.", "The charge was in itself evidence of it.",
    "He was not arrested for nothing.", "Nobody is arrested without cause.", "The police do not stop people without good reason.",
    "The arrest supports what she said.", "His arrest corroborates her account.", "Six arrests tell a story.",
    "His arrests paint a clear picture.", "Six arrests are no coincidence.", "The arrests add up.", "He was arrested for a reason.",
    "He would not have been arrested if he had done nothing.", "He would not have been charged had he been innocent.",
    "His arrest record shows a pattern.", "They would not have stopped him unless he had done it.",
)  # fmt: skip
NOT_ARGUED = (
    "An arrest does not show that he was there.", "A charge proves nothing.", "The charge is no evidence of it.",
    "The charge sheet shows his name.", "The record of the arrest shows his height.", "He was arrested and he was searched.",
    "There was not enough evidence against him.", "I do not say that the case against him was strong.",
    "He was charged, and he pleaded guilty.", "No evidence points to him.", "He was stopped and gave his name.",
    "An arrest is not evidence that he did anything.", "The bus stops where his house is.",
    "Officers would not have arrested him if they had known that he was at work.", "He would not have been stopped if he had shown his ticket.",
    "He would not have been arrested if he had not been mistaken for another.", "The arrest record shows he gave his name.",
    "The arrest report confirms that he was searched.", "The arrest does not support what she said.",
    "He was arrested and the log indicates that he gave his name.", "The officer who arrested him confirms that he gave his name.",
    "I do not say that he was not arrested for nothing.", "He said that he had been stopped without cause.",
    "He was arrested for a reason that is not recorded.", "I cannot tell the story of the arrest.",
    "The charge was dropped, which shows that he had spoken the truth.",
)  # fmt: skip
CONVICTIONS_OF = ("h-incident", *(f"paragraph {number}" for number in range(6, 14)))
W3 = ("statements.0.paragraphs.2.text",)
TRIES = (
    Try("WS-01", "initials are not a name", ("paragraph 1",), document=said("Lowri", "L")),
    Try("WS-01", "the family name in capitals is the name", document=said("Haddenham", "HADDENHAM")),
    Try("WS-02", "the maker's own birthday", P8, own("I was born on 3 May 1990.")),
    Try("WS-02", "a maker under 18", ("makers.0.over_18",), (("over_18: yes", "over_18: no"),)),
    Try("WS-02", "a maker under 18 whose age is left out", ("makers.0.age",), YOUNG, document=said("17", "some")),
    Try("WS-02", "a maker under 18 whose age is given", case=YOUNG),
    Try("WS-02", "another age", P8, (*YOUNG, *own("I am 16 years old."))),
    Try("WS-02", "nothing said of the age", ("corner-party",), document=said("I am over 18", "")),
    Try("WS-02", "somebody else's birth", case=own("He said that he was born in Recife.")),
    Try("WS-03", "a telephone number", P8, own("Call me on 07700 900123.")),
    Try("WS-03", "an email address", P8, own("Write to lowri@saltmarsh.example.")),
    Try("WS-03", "a home", P8, own("I live at the coast.")),
    Try("WS-03", "no rank", ("makers.0.rank",), document=said("Police Constable", "Officer")),
    Try("WS-03", "a number that is no telephone's", case=own("The receipt is 0123456, its place 2025/0031877D.")),
    Try("WS-04", "another number", ("corner-party",), document=said("HU/01188/2025", "HU/1")),
    Try("WS-04", "nobody named", ("corner-party",), document=said("Lopes", "L", "appellant")),
    Try("WS-04", "a party before any appeal", ("corner-maker",), base=CLOSED,
        document=said("Statement concerning", "Appellant:")),
    Try("WS-04", "an appeal of which nobody knew", ("corner-maker",), (*NOT_YET, *own("See HU/01188/2025."))),
    Try("WS-04", "a name under an order of anonymity", ("corner-party",), (*ANONYMOUS, *own("He is Caio Lopes."))),
    Try("WS-04", "a name in its own script under an order", ("corner-party",),
        (*ANONYMOUS, ("short_name: Mr Lopes", "short_name: Mr Lopes\n  own_script: كايو برانديني"), *own("He signs كايو."))),
    Try("WS-04", "initials under an order of anonymity", case=(*ANONYMOUS, ("{subject}", "the Appellant"))),
    Try("WS-04", "a statement made before the appeal", case=NOT_YET),
    Try("WS-05", "no number", ("corner-party",), document=without("corner-number")),
    Try("WS-05", "no party before the appeal", base=CLOSED),
    Try("WS-06", "a number given otherwise", ("paragraph 99",), document=renumbered),
    Try("WS-06", "no numbers at all", ("corner-party",), document=without_numbers),
    Try("WS-06", "a paragraph that is to have no number", document=with_a_plain_paragraph),
    Try("WS-10", "small text", ("print.css",), form=set_in("html { font-size: 12pt", "html { font-size: 11.5pt")),
    Try("WS-10", "close lines", ("print.css",), form=set_in("line-height: 1.5;", "line-height: 1.3;")),
    Try("WS-10", "small styles", ("reference.docx",) * 3,
        form=with_styles(b'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang', b'<w:sz w:val="22"/><w:lang')),
    Try("WS-10", "close styles", ("reference.docx",) * 3, form=with_styles(b'w:line="360"', b'w:line="300"')),
    Try("WS-10", "no size", ("print.css",), form=set_in("html { font-size: 12pt; ", "html { ")),
    Try("WS-10", "small tables", form=set_in("table { width: 100%;", "table { font-size: 9pt; width: 100%;")),
    Try("WS-11", "a day in words", P8, own("It was the second of February.")),
    Try("WS-11", "a day with an ordinal", P8, own("It was 2nd February 2025.")),
    Try("WS-11", "a large number in words", P8, own("There were seventeen of them.")),
    Try("WS-11", "plain speech", case=own("One of them had a second pocket; in May it was £40, or 40 pounds.")),
    Try("WS-12", "the maker by name", P8, own("PC Haddenham then left the shop.")),
    Try("WS-12", "the maker as the maker", P8, own("The maker then left the shop.")),
    Try("WS-12", "nobody speaking", ("corner-party",), document=lambda d: said("my", "his")(said("I ", "he ")(d))),
    Try("WS-12", "another officer", case=own("The officer said nothing; I, Lowri Haddenham, wrote it down.")),
    Try("WS-13", "the newer first", ("h-incident",), BOTH, CLOSED, newest_first),
    Try("WS-13", "listed otherwise, printed in order", case=(("incidents: [I1]", "incidents: [I2, I1]"),), base=CLOSED),
    Try("WS-14", "nothing of whose words", ("signature",), document=without("prepared")),
    Try("WS-14", "a search left out", ("statements.0.searches.0",),
        (("date: 2025-04-24\n        found: the conv", "date: 2025-04-26\n        found: the conv"),)),
    Try("WS-14", "no search", ("statements.0.searches",), base=CLOSED, case=((SEARCHES, "    searches: []\n"),)),
    Try("WS-14", "a search whose result is not recorded", ("statements.0.searches.0.found",),
        (("found: the conviction set out in this statement and no other record", "found: not recorded"),)),
    Try("WS-14", "a search whose result is told"),
    Try("WS-15", "another post", ("makers.0.post",), document=said("Immigration Liaison", "Desk")),
    Try("WS-15", "the other standing", ("makers.0.employer_is_party",), document=said("is not a party", "is a party")),
    Try("WS-15", "an employer who is a party", case=(("employer_is_party: no", "employer_is_party: yes"),)),
    Try("WS-17", "another language", W3, SAID_IN_PORTUGUESE),
    Try("WS-17", "another script", W3, SAID_IN_ARABIC),
    Try("WS-17", "a sentence quoted", case=own("He said: não fui eu.")),
    Try("WS-17", "a name in another script", case=own("The name there is أنيس بن إدريس الخلادي.")),
    Try("WS-20", "one word changed", ("truth",), document=said("I believe that", "I think that")),
    Try("WS-20", "none", ("end",), document=without("truth")),
    Try("WS-20", "two", ("truth",), document=declared_twice),
    Try("WS-20", "a final has the same", final=True),
    Try("WS-22", "dated before it is signed", ("signature",), document=already_dated),
    Try("WS-22", "no block", ("truth",), document=without("signature")),
    Try("WS-22", "another word for the line", document=said("Date", "Dated")),
    Try("WS-25", "a maker who cannot read", ("makers.0.reader", "makers.0.can_read"), (CANNOT_READ,)),
    Try("WS-25", "a reader who declares nothing", ("makers.0.can_read",), (CANNOT_READ, READER)),
    Try("WS-25", "a reader who declares it", case=(CANNOT_READ, READER), document=read_over),
    Try("WS-25", "a maker who can read"),
    Try("WS-28", "a section 9 statement", P8, own("This is a section 9 statement.")),
    Try("WS-28", "section 9 of another Act", case=own("Section 9 of the Theft Act 1968 was not looked at.")),
    Try("WS-42", "an offender in the incident", (numbered("incident-words"),), of_it("The offender ran away."), CLOSED),
    Try("WS-42", "committed elsewhere", P15, besides("I think he committed it."), CLOSED),
    Try("WS-42", "no doubt is no denial", (numbered("incident-words"),), of_it("There is no doubt that he committed it."), CLOSED),
    Try("WS-42", "a denial of something else", (numbered("incident-words"),), of_it("He was not charged, but he committed it."), CLOSED),
    Try("WS-42", "a denial too far off", (numbered("incident-words"),), of_it("I could not see him but he is guilty."), CLOSED),
    Try("WS-42", "denied, and convicted", (numbered("incident-words"),), of_it("He denied it and was convicted."), CLOSED),
    Try("WS-42", "guilty", P15, besides("He is guilty of it."), CLOSED),
    Try("WS-42", "the man who", P15, besides("He is the man who committed the robbery."), CLOSED),
    Try("WS-42", "the suspect", P15, besides("The suspect committed it."), CLOSED),
    Try("WS-42", "what a search found", (numbered("search"),), (("found: the crime report that I exhibit", "found: three convictions for robbery"),), CLOSED),
    Try("WS-42", "an allegation that is more", (numbered("no-further-action"),), (("allegation: robbery", "allegation: robbery that he committed"),), CLOSED),
    Try("WS-42", "an allegation of an offence", case=(("allegation: robbery", "allegation: offence of robbery"),), base=CLOSED),
    Try("WS-42", "what helps", (numbered("no-further-action"),), (("what: Person A withdrew the complaint", "what: The offender's friend was seen"),), CLOSED),
    Try("WS-42", "a search that found nothing", case=(("found: the crime report that I exhibit", "found: no convictions"),), base=CLOSED),
    Try("WS-42", "who did it is not known", case=besides("I do not know who committed it."), base=CLOSED),
    Try("WS-42", "not convicted", case=of_it("He was not convicted and has no criminal record."), base=CLOSED),
    Try("WS-42", "denied and alleged", base=CLOSED,
        case=of_it("He denied that he had committed it. It is alleged that he offended.")),
    Try("WS-42", "no crime, an allegation far off, somebody else", base=CLOSED,
        case=of_it("He committed no crime. The allegation that an offence of robbery had been committed was withdrawn. "
        "Somebody else had committed it.")),
    Try("WS-42", "a verdict of not guilty", base=CLOSED,
        case=outcome("result: acquitted\ndate: 2023-06-28\ncourt: Central Criminal Court\nverdict: not guilty")),
    Try("WS-42", "a conviction that was quashed", base=CLOSED, case=of_it("His conviction of it was quashed.")),
    Try("WS-42", "a conviction beside one that was quashed", (numbered("incident-words"),),
        of_it("His conviction stands; another conviction was quashed."), CLOSED),
    Try("WS-42", "an incident without, beside one with", ("paragraph 14",), base=CLOSED,
        case=(*BOTH, *CONVICTED, OF_THE_SECOND, *of_it("The offender ran away."))),
    Try("WS-42", "the one with", base=CLOSED, case=(*BOTH, *CONVICTED, *of_it("The offender ran away."))),
    Try("WS-42", "an allegation without a conviction, told elsewhere", ("paragraph 21",), base=CLOSED,
        case=(*BOTH, *CONVICTED, *besides("The handling of stolen goods was quiet. He committed handling stolen goods."))),
    Try("WS-42", "the day of one without a conviction, told elsewhere", ("paragraph 21",), base=CLOSED,
        case=(*BOTH, *CONVICTED, *besides("The offence of 5 January 2024 was his."))),
    Try("WS-42", "the allegation of the one with a conviction, told elsewhere", base=CLOSED,
        case=(*BOTH, *CONVICTED, *besides("He committed the robbery. On 5 January 2024 I was away."))),
    Try("WS-42", "a conviction may be called one", case=own("He committed the theft.")),
    Try("WS-43", "an incident without a conviction", CONVICTIONS_OF, base=CLOSED, document=said("The incident of", "Previous convictions", "h-incident")),
    Try("WS-43", "a criminal record", CONVICTIONS_OF, base=CLOSED, document=said("The incident of", "Criminal record", "h-incident")),
    Try("WS-43", "a conviction", document=said("The incident of", "Previous convictions", "h-incident")),
    Try("WS-43", "a heading that denies it", base=CLOSED, document=said("The incident of", "Without conviction", "h-incident")),
    Try("WS-47", "an arrest as proof", P8, own("His arrest shows that he steals.")),
    *(Try("WS-47", argued, P8, own(argued)) for argued in ARGUED),
    *(Try("WS-47", plain, case=own(plain)) for plain in NOT_ARGUED),
    Try("WS-47", "a record of an arrest", case=own("The record of the arrest shows the time.")),
    Try("WS-88", "no marking", ("statements.0.marking",), document=without_marking),
    Try("WS-88", "an old marking", ("statements.0.marking",), (("OFFICIAL\n    incidents", "legacy\n    incidents"),)),
    Try("WS-88", "a marking that was not given", ("statements.0.marking",),
        (("OFFICIAL\n    incidents", "none\n    incidents"),), document=with_marking),
    Try("WS-88", "a sensitive final", ("statements.0.marking",), SECRET, final=True),
    Try("WS-88", "a sensitive draft", case=SECRET),
    Try("WS-89", "a marker", P8, own("Official - sensitive: start of section.")),
    Try("WS-89", "an old marking", P8, own("RESTRICTED")),
    Try("WS-89", "plain words", case=own("Official records were restricted; what is sensitive is a secret.")),
    Try("WS-95", "to be confirmed", W3, own("The time is TBC.")),
    Try("WS-95", "n/a", W3, own("The time is N/A.")),
    Try("WS-95", "letters that only look so", case=own("He wrote down/across, and so on and/or more.")),
    Try("WS-95", "a template tag", W3, own("{{ name }}")),
    Try("WS-95", "a mark without its second brace", W3, own("See {LH/1 for it.")),
    Try("WS-95", "a mark without its first brace", W3, own("See LH/1} for it.")),
    Try("WS-95", "a field in braces", W3, own("He is {subject.name}.")),
    Try("WS-95", "square brackets", W3, own("It was at [time].")),
    Try("WS-95", "brackets round a reference", W3, own("See it [in {LH/1}].")),
    Try("WS-95", "one slip that two patterns see", W3, own("It was at [TBC].")),
    Try("WS-95", "three slips", (*W3, *W3, *W3), own("At TBC in {the place} he took ___.")),
    Try("WS-95", "a field that is printed twice", ("paragraph 7",), (("description: certificate of", "description: XXX"),)),
    Try("WS-95", "braces in a field", ("paragraph 7",), (("place: a shop in Saltmarsh", "place: '{place}'"),)),
    Try("WS-95", "an empty block", ("h-know",), document=said("How I know", "")),
    Try("WS-95", "what is withheld", case=own("It was at [withheld] (the till).")),
    Try("WS-95", "references", case=own("{subject} is in {LH/1}.")),
    Try("WS-99", "prolific", P8, own("He is a prolific thief.")),
    Try("WS-99", "a view of the man", P8, own("He was very violent.")),
    Try("WS-99", "offences called by their names", case=own("It was not violent disorder or dangerous driving; he was not violent.")),
    Try("WS-105", "deportation", P8, own("He should be deported.")),
    Try("WS-105", "a label", P8, own("He meets High Harm.")),
    Try("WS-105", "immigration law", P8, own("He overstayed.")),
    Try("WS-105", "a danger to the public", P8, own("He is a danger to the public.")),
    Try("WS-105", "a prosecution that is not in the public interest", base=CLOSED,
        case=(("reason: evidential difficulties, the complainant does not support", "reason: not in the public interest"),)),
    Try("WS-105", "the public interest in it", P8, own("It is in the public interest.")),
    Try("WS-105", "removed from a shop", case=own("He removed them from the shop. Immigration officers came.")),
    Try("WS-109", "a format that was not agreed", ("format",), final=True, agreed=False),
    Try("WS-109", "one that was", final=True),
    Try("WS-116", "a draft in a format that was not agreed", ("format",), agreed=False),
    Try("WS-116", "a draft in one that was"),
    Try("WS-116", "a final, of which the other rule speaks", final=True, agreed=False),
)  # fmt: skip


@pytest.mark.parametrize("said", [*ARGUED, *NOT_ARGUED])
def test_no_hint_hides_what_argues(said: str) -> None:
    argued = {name for name, _ in found(PROOF, said)}
    assert argued - set(HINTS) == set() or ARGUED_FROM().search(said)
    assert argued & set(HINTS) == {name for name, _ in found_by_hint(PROOF, HINTS, said)}
    assert set(BY_DENIAL) == set(DENIAL_HINTS)
    denied = {name for name, _ in found_by_hint(BY_DENIAL, DENIAL_HINTS, said)}
    assert denied == {name for name, _ in found(BY_DENIAL, said)}


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_form_or_wording_hits_just_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


@pytest.mark.parametrize(
    ("rule", "told", "detail"),
    [
        ("WS-99", "He is a prolific thief.", "uses an emotive word (“prolific”)."),
        ("WS-99", "He was very violent.", "uses an emotive word (like dangerous)."),  # another's word stands between
        ("WS-105", "He overstayed.", "holds immigration law (“overstayed”)."),
        ("WS-105", "He meets High Harm.", "holds a label (“High Harm”)."),
        ("WS-105", "He was removed from the country.", "holds a view on deportation."),
    ],
)
def test_a_word_of_a_rules_own_list_is_quoted_and_no_wording_that_may_hold_another(
    rule: str, told: str, detail: str
) -> None:
    (found,) = RULES[rule].check(reading_of(Try(rule, "", case=own(told)))[Reads.DOCUMENT])
    assert found.detail == detail
    assert "(the maker's own words: W3)" in found.next_step
