"""Facts that the domain names and a case must be able to hold: told in both statements, and in the workbook."""

import pytest

from docgen.case import Case
from docgen.errors import InputError
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.tables import tables
from tests.checks.readings import CLOSED, OPEN, Changes, Try, outcome, tried
from tests.checks.test_harm_and_overseas import TOLD
from tests.golden.test_other_formats import STRAY
from tests.intake.books import back, case_in, data_from_text, form_of
from tests.made.cases import case_of, edited
from tests.made.topics import made_of

FORMS = ("police-statement-tribunal", "police-statement-s9")
FINE = "kind: fine, amount: £200, length: not applicable"
NOT_PROVEN = outcome(
    "result: acquitted\ndate: 2023-06-28\ncourt: Saltmarsh Sheriff Court\nverdict: not proven by majority verdict"
)
IN_WORDS = "    last_date: 2023-05-31\n    date_in_words: May 2023\n    time"
PARTS = """        - {id: V1a, kind: fine, amount: £200, length: not applicable, from: [S4 p1]}
        - {id: V1b, kind: costs, amount: £85, length: not applicable, from: [S4 p1]}
        - {id: V1c, kind: surcharge, amount: £80, length: not applicable, from: [S4 p1]}
"""
TO_COME = "kind: not yet passed, amount: not applicable, length: adjourned to 3 June 2030, from: [S4 p1]"
UNSENTENCED = (PARTS, f"        - {{id: V1a, {TO_COME}}}\n")
SENTENCED = ("      - {id: T1d, kind: sentenced, date: 2025-02-27, by: not applicable, from: [S4 p1]}\n", "")
AS_VICTIM = (("    role: arrested\n", "    role: victim\n"), ("kind: arrested", "kind: reviewed by a supervisor"))
RECOVERED = "together, were recovered\n        from: [M1]"
FOUND_NONE = (
    "      none_found:\n        by: M1\n        date: 2025-04-24\n        searched:\n"
    "          - the Police National Computer (PNC)\n          - the records of Saltmarsh Constabulary\n"
)
NOT_ASKED = (FOUND_NONE, "      not_asked: yes\n")
AS_CERTIFIED = (
    ("    from: [M1, S4 p1]\n", "    from: [S4 p1]\n"),
    ("allegation: theft of two jackets", "allegation: theft from a shop"),
)
UNDATED = (("written: 2025-04-25", "written: not recorded"),)
BY_ME = (("kind: sentenced, date: 2025-02-27, by: not applicable, from: [S4 p1]",
          "kind: bailed, date: 2025-02-02, by: M1, from: [M1]"),)  # fmt: skip
FINGERPRINTED_ON_RECORD = ("fingerprinted, date: 2025-02-02, by: M1, from: [M1]",
                           "fingerprinted, date: 2025-02-02, by: M1, from: [M1, S4 p1]")  # fmt: skip
ATTENDED = ("kind: arrested, date: 2025-02-02", "kind: attended voluntarily, date: 2025-02-02")
NO_WORDS = ((OPEN[OPEN.index("    paragraphs:\n") : OPEN.index("\ncomments:")], "    paragraphs: []\n"),)
# the case, what is changed, what is told
DAYS = (("date: 2023-05-06\n    time", f"date: 2023-05-01\n{IN_WORDS}"),)
HELD: tuple[tuple[str, Changes, str], ...] = (
    (CLOSED, DAYS, "## The incident of May 2023"),
    (CLOSED, DAYS, "The allegation recorded for May 2023 is"),
    (OPEN, (), "The allegation recorded for 2 February 2025 is theft"),
    (OPEN, AS_CERTIFIED, "The offence recorded for 2 February 2025 is theft from a shop (LH/1)"),
    (OPEN, AS_CERTIFIED[:1], "The allegation recorded for 2 February 2025 is theft of two jackets (LH/1)"),
    (OPEN, (("    from: [M1, S4 p1]\n", "    from: [M1]\n"),), "The allegation for 2 February 2025 is theft of"),
    (OPEN, (("    time_and_place: {from: [M1]} ", "    #"),),
     "is theft of two jackets, at 16:20, at a shop in Saltmarsh (my own knowledge; LH/1)."),
    (OPEN, (("{from: [M1]} ", "{from: [S4 p1]} "),),
     "is theft of two jackets (my own knowledge; LH/1), at 16:20, at a shop in Saltmarsh (LH/1)."),
    (OPEN, (("{from: [M1]} ", "{from: [case-owner]} "),), "is theft of two jackets (my own knowledge; LH/1). On 27"),
    (OPEN, (("{from: [M1]} ", "{from: [case-owner]} "),),
     "To be answered before signing: when and where the incident was."),
    (OPEN, (),
     "What links the records of the incident to Mr Lopes: fingerprints taken on arrest (2 February 2025; my own"),
    (OPEN, (("      date: 2025-02-02\n      from: [M1]", "      date: not recorded\n      from: [M1, S4 p1]"),),
     "What links the records of the incident to Mr Lopes: fingerprints taken on arrest (my own knowledge; LH/1)."),
    (OPEN, (NOT_ASKED,),
     "To be answered before signing: it is still to be asked whether anything undermines what is recorded of"),
    (OPEN, AS_CERTIFIED, "convicted Mr Lopes, on a plea of guilty, of that offence, contrary to section 1(1)"),
    (OPEN, AS_CERTIFIED[:1], "convicted Mr Lopes, on a plea of guilty, of theft from a shop, contrary to section 1(1)"),
    (OPEN, (), "On 2 February 2025 I arrested, fingerprinted and interviewed Mr Lopes."),
    (OPEN, BY_ME, "On 2 February 2025 I arrested, fingerprinted, interviewed and bailed Mr Lopes."),
    (OPEN, ((BY_ME[0][0], "kind: charged, date: 2025-02-03, by: M1, from: [M1]"),),
     "On 2 February 2025 I arrested, fingerprinted and interviewed Mr Lopes. On 3 February 2025 I charged Mr Lopes."),
    (OPEN, (), "This step is recorded: sentenced on 27 February 2025 (LH/1)."),
    (OPEN, (FINGERPRINTED_ON_RECORD,),
     "On 2 February 2025 I arrested and interviewed Mr Lopes."),
    (OPEN, (FINGERPRINTED_ON_RECORD,),
     "The steps recorded are: fingerprinted by me on 2 February 2025; sentenced on 27 February 2025 (LH/1)."),
    (OPEN, (ATTENDED,),
     "These steps are recorded or known to me myself: attended voluntarily, seen by me on 2 February 2025; sentenced"),
    (OPEN, (ATTENDED, SENTENCED), "I know of this step myself: attended voluntarily, seen by me on 2 February 2025."),
    (OPEN, (), "I produce 1 exhibit."),
    (CLOSED, (), "The steps recorded are: "),
    (OPEN, (),
     "Software set out paragraphs 1, 2, 5 to 7 and 9 to 15 from the records and details entered for this statement."),
    (OPEN, (("{from: [M1]} ", "{from: [case-owner]} "),), "Software set out paragraphs 1, 2, 5 to 8 and 10 to 16 from"),
    (OPEN, (("  - id: A1\n    rule: WS-170", "  - id: A1\n    rule: WS-26"),),
     "The words in paragraphs 3, 4 and 8 were set down for me as my own; I have still to confirm them. "),
    (OPEN, NO_WORDS, "To be answered before signing: how Mr Lopes is known to be the person of these records."),
    (OPEN, NO_WORDS, "As yet, no paragraph is in my own words. Software set out paragraphs 1 to"),
    (OPEN, UNDATED,
     "The words in paragraphs 3, 4 and 8 were set down for me as my own; I have still to confirm them. "),
    (OPEN, (), "The effect on a business, from my own knowledge: small;"),
    (OPEN, ((RECOVERED, RECOVERED.replace("[M1]", "[M1, S4 p1]")),),
     "An effect on a business is recorded (my own knowledge; LH/1):"),
    (CLOSED, AS_VICTIM,
     "is recorded as the victim, and not as anybody suspected"),
    (CLOSED, NOT_PROVEN, "Saltmarsh Sheriff Court acquitted Mr"),
    (OPEN, ((FINE, "kind: penalty points, amount: not applicable, length: '6'"),),
     "The court imposed: penalty points 6;"),
    (OPEN, ((FINE, "kind: disqualification from driving, amount: not applicable, length: 12 months"),),
     "disqualification from driving 12 months; costs £85"),
    (OPEN, ((FINE, "kind: absolute discharge, amount: not applicable, length: not applicable"),),
     "The court imposed: absolute discharge; costs"),
    (OPEN, ((FINE, "kind: detention, amount: not applicable, length: 8 months"),), "imposed: detention 8 months;"),
    (OPEN, (UNSENTENCED, SENTENCED), "Sentence had not been passed: adjourned to 3 June 2030."),
    (TOLD, (("    in_absence: ", "    appeal: pending, to be heard on 3 June 2030\n    in_absence: "),),
     "Of an appeal against it, this is recorded: pending, to be heard on 3 June 2030. It is not counted"),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("base", "changes", "told"), HELD, ids=[told for _, _, told in HELD])
def test_the_statement_tells_it(base: str, changes: Changes, told: str, form: str) -> None:
    text = "\n".join(made.text for made in made_of(case_of(*changes, text=base), form))
    assert told in text
    assert [line for line in text.splitlines() if STRAY.search(line) and not line.startswith("[foot]")] == []


@pytest.mark.parametrize(("base", "changes", "told"), HELD, ids=[told for _, _, told in HELD])
def test_it_goes_through_the_workbook(base: str, changes: Changes, told: str) -> None:
    data = data_from_text(edited(*changes, text=base))
    form = back(form_of(data))
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data, told
    assert case_in(form) == Case.model_validate(data)


def test_a_sentence_that_is_to_come_stands_alone_and_its_day_is_no_day_too_late() -> None:
    assert tried(Try("WS-24", "adjourned", case=(UNSENTENCED, SENTENCED), base=OPEN)) == ()
    too_late = (("length: not applicable, from", "length: 'in default 7 days, from 1 May 2026', from"),)
    assert len(tried(Try("WS-24", "a day too late in what was imposed", case=too_late, base=OPEN))) == 1
    with pytest.raises(InputError, match="beside one that is not yet passed"):
        case_of(("kind: fine, amount: £200, length: not applicable", TO_COME.rpartition(",")[0]), text=OPEN)


@pytest.mark.parametrize("rule", ["WS-40", "WS-41", "WS-42", "WS-44"])
@pytest.mark.parametrize(("base", "changes", "told"), HELD, ids=[told for _, _, told in HELD])
def test_no_rule_on_outcomes_takes_it_for_something_else(base: str, changes: Changes, told: str, rule: str) -> None:
    assert tried(Try(rule, told, case=changes, base=base)) == tried(Try(rule, told, base=base))
