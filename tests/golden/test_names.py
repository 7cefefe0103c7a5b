"""Names of every kind through every document: one name only, the family's first, a patronymic, one part unknown."""

import pytest

from docgen.case import Case, load_case
from docgen.disclosure.copying import called_in_full
from docgen.errors import InputError
from docgen.intake.plain import as_filled, spelt_as
from docgen.intake.tables import tables
from tests.checks.readings import CLOSED, Try, besides, numbered, tried
from tests.golden.test_other_formats import STRAY
from tests.intake.books import back, case_in, data_from_text, faults_of, form_of, written
from tests.made.cases import case_of, document_of, edited
from tests.made.topics import OTHERS, made_of

FORMATS = ("police-statement-tribunal", *OTHERS)
SUBJECT = "name: {given: Caio Brandini, family: Lopes}"
MAKER = "name: {given: Lowri, family: Haddenham}"
NAMES = {
    # how the case writes it: in full, with initials, after a rank
    "{given: Sutrisno, family: not applicable}": ("Sutrisno", "Sutrisno", "Sutrisno"),
    "{given: Thi Minh, family: Tran, order: family names first}": ("Tran Thi Minh", "Tran T M", "Tran"),
    "{given: Jón, family: Einarsson}": ("Jón Einarsson", "J Einarsson", "Einarsson"),
    "{given: Yuriy Petrovych, family: Hai}": ("Yuriy Petrovych Hai", "Y P Hai", "Hai"),
    "{given: Piet, family: van der Berg}": ("Piet van der Berg", "P van der Berg", "van der Berg"),
    '{given: "\'Abd al-Rahman", family: al-Zahra}': ("'Abd al-Rahman al-Zahra", "A R al-Zahra", "al-Zahra"),
    "{given: not recorded, family: Marsh}": ("Marsh", "Marsh", "Marsh"),
}


def named(subject: str = "", maker: str = "", text: str = "") -> Case:
    changes = [(SUBJECT, f"name: {subject}")] if subject else []
    changes += [(MAKER, f"name: {maker}")] if maker else []
    return case_of(*changes, **({"text": text} if text else {}))


def printed(case: Case, form: str) -> str:
    return "\n".join(made.text for made in made_of(case, form))


@pytest.mark.parametrize("name", NAMES)
def test_the_subject_is_named_in_full_in_the_order_of_the_name(name: str) -> None:
    text = printed(named(subject=name), "police-statement-tribunal")
    full = NAMES[name][0]
    assert f"\n{full}\n" in text
    assert f"I make this statement about {full} (Mr Lopes), born on" in text


@pytest.mark.parametrize("form", ["police-statement-tribunal", "police-statement-s9", "exhibit-front-sheet"])
@pytest.mark.parametrize("name", NAMES)
def test_the_maker_is_named_in_full_and_by_initials_and_surname(name: str, form: str) -> None:
    text = printed(named(maker=name), form)
    full, initials, _ = NAMES[name]
    assert full in text
    if form != "police-statement-s9":
        assert f"\n{initials}\n" in text
    if form != "exhibit-front-sheet":
        assert f"I am {full}, Police Constable 1207" in text
        assert f"Statement of {initials}, HU/01188/2025" in text


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_no_document_has_a_gap_where_a_part_of_a_name_is_not(name: str, form: str) -> None:
    lines = [line for line in printed(named(name, name), form).splitlines() if not line.startswith("[foot]")]
    assert [line for line in lines if STRAY.search(line) or "not applicable" in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_maker_is_called_by_rank_number_and_last_or_only_name(name: str) -> None:
    assert called_in_full(named(maker=name).makers[0]) == f"PC 1207 {NAMES[name][2]}"


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_of_heading_and_corner_hold_for_every_kind_of_name(name: str) -> None:
    case = ((SUBJECT, f"name: {name}"), (MAKER, f"name: {name}"))
    assert tried(Try("WS-04", "a name", case=case)) == ()
    assert tried(Try("WS-05", "a name", case=case)) == ()
    unknown = ("makers.0.name",) if "not recorded" in name else ()
    assert tried(Try("WS-01", "a name", case=case)) == unknown


@pytest.mark.parametrize("name", NAMES)
def test_a_name_goes_through_the_workbook(name: str) -> None:
    data = data_from_text(edited((SUBJECT, f"name: {name}"), (MAKER, f"name: {name}")))
    form = back(form_of(data))
    assert spelt_as(data, as_filled(data, tables()), form.assembled.data) == data
    assert case_in(form) == Case.model_validate(data)


def test_the_workbook_asks_for_a_family_name_that_is_left_empty() -> None:
    book = written(form_of(data_from_text(edited())), ("subject", "name: family", 0, None))
    (fault,) = faults_of(book)
    assert fault.startswith("subject!")
    assert "is empty" in fault
    assert "one name only" in fault


@pytest.mark.parametrize(
    "name",
    [
        "{given: not recorded, family: not applicable}",
        "{given: Caio, family: {withheld: {value: Lopes, route: pii_claimed, authority: DO, date: 2024-03-01}}}",
        "{given: Caio}",
    ],
)
def test_a_name_without_any_part_or_with_one_kept_back_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"subject\.name"):
        load_case(edited((SUBJECT, f"name: {name}")).encode(), "case.yaml")


# --- no name passes ---

ODILE = "name: {given: Odile, family: Ferrant}"
ONE = "{given: NAME, family: not applicable}"
FOUND = (
    ("Sutrisno", "I saw Sutrisno there."), ("Sutrisno", "It was SUTRISNO’s."), ("Sutrisno", "I saw Mr Sutrisno."),
    ("Su", "I saw Su there."), ("Su", "I saw Mrs Su there."), ("Rose", "I spoke to Rose."),
    ("rose", "I spoke to Rose."), ("Bint-Ali", "I saw Bint Ali there."), ("小明", "I saw 小明 there."),
)  # fmt: skip
LET_STAND = (("Rose", "He rose at once."), ("Su", "I sued nobody and saw the Sun."), ("Will", "I will say so."))


@pytest.mark.parametrize(("name", "words"), FOUND)
def test_a_single_name_is_found(name: str, words: str) -> None:
    case = ((ODILE, f"name: {ONE.replace('NAME', name)}"), *besides(words))
    assert set(tried(Try("WS-80", "a single name", case=case, base=CLOSED))) == {numbered("do-not-know")}


@pytest.mark.parametrize(("name", "words"), LET_STAND)
def test_a_word_that_is_spelt_as_a_single_name_is_let_stand(name: str, words: str) -> None:
    case = ((ODILE, f"name: {ONE.replace('NAME', name)}"), *besides(words))
    assert tried(Try("WS-80", "a word", case=case, base=CLOSED)) == ()


@pytest.mark.parametrize("words", ["I saw Tran Thi Minh.", "I saw Minh.", "I saw Ms Tran.", "I saw Thi Minh Tran."])
def test_a_name_whose_family_comes_first_is_found_in_either_order(words: str) -> None:
    name = "{given: Thi Minh, family: Tran, order: family names first}"
    case = ((ODILE, f"name: {name}"), *besides(words))
    assert set(tried(Try("WS-80", "family first", case=case, base=CLOSED))) == {numbered("do-not-know")}


MADE = "anonymity: made\n  initials: AB"
INTERIM = "anonymity: interim\n  initials: AB\n  order: {date: 2025-03-01, terms: neither name nor photograph}"


@pytest.mark.parametrize("order", [MADE, INTERIM], ids=["made", "interim"])
def test_an_order_of_anonymity_hides_a_single_name(order: str) -> None:
    anonymous = ("anonymity: none", order)
    case = case_of((SUBJECT, f"name: {ONE.replace('NAME', 'Sutrisno')}"), anonymous)
    said = str(document_of(case))
    assert "Sutrisno" not in said
    assert "photograph" not in said
    hit = Try("WS-04", "", case=((SUBJECT, f"name: {ONE.replace('NAME', 'Sutrisno')}"), anonymous,
                                 ("The value of the jackets was", "Sutrisno said that it was")))  # fmt: skip
    assert len(tried(hit)) == 1


MARKS = {"SU": (), "SUT": (), "ST": ("exhibits.0.mark",), "XX": ("exhibits.0.mark",)}


@pytest.mark.parametrize("initials", MARKS)
def test_a_mark_of_somebody_with_one_name_begins_as_the_name_does(initials: str) -> None:
    case = ((MAKER, f"name: {ONE.replace('NAME', 'Sutrisno')}"), ("LH/1", f"{initials}/1"))
    assert tried(Try("WS-70", "a mark", case=case)) == MARKS[initials]


@pytest.mark.parametrize(("initials", "hits"), [("TTM", ()), ("TMT", ()), ("MT", ()), ("XT", ("exhibits.0.mark",))])
def test_a_mark_of_a_name_with_the_family_first_may_stand_in_either_order(initials: str, hits: tuple[str, ...]) -> None:
    name = "{given: Thi Minh, family: Tran, order: family names first}"
    assert tried(Try("WS-70", "a mark", case=((MAKER, f"name: {name}"), ("LH/1", f"{initials}/1")))) == hits
