"""Whatever a statement can print and is withheld is said to be withheld, where it would be printed."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel

from docgen.case.absence import WithheldMark
from docgen.case.shape import alternatives
from docgen.compose import compose
from docgen.disclosure.served import served_view
from docgen.document import canonical_text
from tests.checks.readings import CLOSED, Changes, outcome
from tests.golden.test_pleas import PENDING
from tests.made.cases import case_of, the_format
from tests.made.topics import case_named

Path = tuple[str | int, ...]
ENDS = (
    "result: unfit to plead\ndate: 2023-06-28\ncourt: x\noffence: theft\nstatute: section 1\norder: not recorded",
    "result: other disposal\ndate: 2023-06-28\nkind: community resolution",
    "result: quashed\ndate: 2023-06-28\ncourt: x\nconvicted_on: 2023-06-01\nreason: not recorded",
    "result: discontinued\ndate: 2023-06-28\nreason: not recorded",
    PENDING.replace("PLEA", "not guilty"),
)
NOT_SAID = {
    # part of the view, its fields: why nothing is said
    "NameView": {"given": "a name has another part", "family": "a name has another part"},
    "AliasView": {"given": "a name has another part", "family": "a name has another part"},
    "MakerView": {"age": "printed where the maker is under 18", "reader": "printed where the maker cannot read"},
    "SubjectView": {
        "born": "an order of anonymity, which is no decision to withhold, takes it out",
        "own_script": "an order of anonymity takes it out",
        "nationality": "no statement prints it",
    },
    "ExhibitView": dict.fromkeys(("date", "obtained", "pages"), "printed in the table, from which this copy is not"),
    "IncidentView": {
        "why_printed": "printed of what is not relied on",
        "why_under_18": "printed where the subject was under 18",
    },
    "IntelligenceItemView": {"re_evaluated": "no statement prints it"},
}


@cache
def views() -> tuple[BaseModel, ...]:
    cases = [case_named("monforte"), case_named("khelladi")]
    cases += [case_of(*outcome(lines), text=CLOSED) for lines in ENDS]
    return tuple(served_view(case, statement) for case in cases for statement in case.statements)


def served_fields(part: Any, path: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield the fields below that may be withheld: the part, the field, and where it is."""
    if isinstance(part, tuple):
        for at, item in enumerate(part):
            yield from served_fields(item, (*path, at))
    elif isinstance(part, BaseModel):
        for name, info in type(part).model_fields.items():
            if WithheldMark in alternatives(info.annotation):
                yield type(part).__name__, name, (*path, name)
            yield from served_fields(getattr(part, name), (*path, name))


def put(part: Any, path: Path, value: object) -> Any:
    """Return a copy with another value at a place."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*part[:step], put(part[step], rest, value), *part[step + 1 :])
    return part.model_copy(update={step: put(getattr(part, step), rest, value)})


@cache
def first_places() -> dict[tuple[str, str], tuple[int, Path]]:
    found: dict[tuple[str, str], tuple[int, Path]] = {}
    for at, view in enumerate(views()):
        for part, field, path in served_fields(view, ()):
            found.setdefault((part, field), (at, path))
    return found


def printed(view: BaseModel) -> str:
    return canonical_text(compose(view, the_format(), as_at=view.statement.date, mark="DRAFT"))  # type: ignore[attr-defined]  # each is a statement's


@cache
def times_said(at: int) -> int:
    return printed(views()[at]).count("withheld")


SAID = [key for key in first_places() if key[1] not in NOT_SAID.get(key[0], {})]


@pytest.mark.parametrize("key", SAID, ids=".".join)
def test_a_value_that_is_withheld_is_said_to_be(key: tuple[str, str]) -> None:
    at, path = first_places()[key]
    text = printed(put(views()[at], path, WithheldMark.WITHHELD))
    assert text.count("withheld") > times_said(at)


def test_what_is_not_said_is_there_to_be_said() -> None:
    known = {part for part, _ in first_places()}
    assert set(NOT_SAID) <= known


CHARGE: Changes = (("allegation: robbery", "allegation: robbery\n    count: KEPT"),)
KEPT = "{withheld: {value: count 2, route: pii_claimed, authority: DO, date: 2024-03-01}}"
DAY = KEPT.replace("count 2", "2023-07-03")
SENTENCES: tuple[tuple[Changes, str], ...] = (
    (((CHARGE[0][0], CHARGE[0][1].replace("KEPT", KEPT)),), ", on a count that is withheld, "),
    (outcome(PENDING.replace("PLEA", "not guilty").replace("2023-07-03", DAY)),
     "The plea recorded is not guilty, on a day that is withheld."),
    (outcome(PENDING.replace("PLEA", "not recorded").replace("2023-07-03", DAY)),
     "The plea is not recorded, and the day of the plea is withheld."),
    (outcome(PENDING.replace("PLEA", "not recorded")), "The plea entered on 3 July 2023 is not recorded."),
    (outcome(PENDING.replace("PLEA", KEPT.replace("count 2", "guilty"))),
     "The plea is withheld. It was entered on 3 July 2023."),
    (outcome(PENDING.replace("PLEA", "not guilty").replace("2024-01-30", DAY)),
     "The day on which the prosecutor confirmed this is withheld."),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "said"), SENTENCES, ids=[said for _, said in SENTENCES])
def test_the_sentence_reads_on(changes: Changes, said: str) -> None:
    case = case_of(*changes, text=CLOSED)
    text = printed(served_view(case, case.statements[0]))
    assert said in text
    assert "count 2" not in text
