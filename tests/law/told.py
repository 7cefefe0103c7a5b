"""What of a case's plain data is told in served documents, and what is not: lists of the records of either kind."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from random import Random
from typing import Any

from docgen.case.pointing import POINTERS, STATEMENT_INCIDENT
from docgen.case.references import has_form_of_id
from docgen.case.words import pieces

Data = dict[str, Any]
"""A case as its file has it, with lists where the file has lists."""
LETTERS = "abcdefghijklmnopqrstuvwxyzéßøłñ"
NAMES = "QXZVKJWYBGHUFOEC"
SERVED = {"disclose", "disclose redacted"}
SHOWN_ANYWAY = {"naming", "in_key"}


def thawed(value: Any) -> Any:
    """Plain data that can be changed."""
    if isinstance(value, dict):
        return {key: thawed(item) for key, item in value.items()}
    return [thawed(item) for item in value] if isinstance(value, tuple | list) else value


def frozen(value: Any) -> Any:
    """The same as the loader gives it."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


def a_line(rng: Random) -> str:
    """A text that stands in no case."""
    words = ("".join(rng.choice(LETTERS) for _ in range(rng.randint(3, 9))) for _ in range(rng.randint(1, 4)))
    return f"{' '.join(words)} {rng.randint(1, 999)}".capitalize()


def a_name(rng: Random) -> dict[str, str]:
    """A name that no label holds a part of."""
    given, family = ("".join(rng.choice(NAMES) for _ in range(rng.randint(6, 11))).capitalize() for _ in range(2))
    return {"given": given, "family": family}


def a_day(rng: Random, first: int = 2024, last: int = 2029) -> str:
    return f"{rng.randint(first, last)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def listed(data: Data, key: str) -> list[Any]:
    """The records of a list, which is made where there is none."""
    if not isinstance(data.get(key), list):
        data[key] = []
    found: list[Any] = data[key]
    return found


def every(value: Any, key: str) -> Iterator[dict[str, Any]]:
    """Every mapping at whatever depth that has a key."""
    if isinstance(value, dict):
        if key in value:
            yield value
        for item in value.values():
            yield from every(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from every(item, key)


def ids_in(data: Data) -> set[str]:
    return {each["id"] for each in every(data, "id") if has_form_of_id(each["id"])}


def a_free_id(data: Data, letter: str, rng: Random, most: int = 999) -> str:
    taken = ids_in(data)
    return next(name for name in iter(lambda: f"{letter}{rng.randint(1, most)}", "") if name not in taken)


def with_free_ids(record: Any, data: Data, rng: Random) -> Any:
    """A copy of a record with ids of its own at every depth, whose withheld values no schedule lists."""
    copy, taken = deepcopy(record), ids_in(data)
    for each in every(copy, "id"):
        if has_form_of_id(each["id"]):
            letter = each["id"][0]
            each["id"] = next(n for n in iter(lambda at=letter: f"{at}{rng.randint(1, 999)}", "") if n not in taken)
            taken.add(each["id"])
    for each in every(copy, "withheld"):
        each["withheld"]["listed"] = "no"
    return copy


def put_in(records: list[Any], record: Any, rng: Random) -> None:
    records.insert(rng.randint(0, len(records)), record)


def of_statements(data: Data, key: str) -> set[str]:
    """What all statements name under a key."""
    return {name for statement in data["statements"] for name in statement.get(key, ())}


def produced_papers(data: Data) -> set[str]:
    marks = of_statements(data, "exhibits")
    return {part["paper"] for each in listed(data, "exhibits") if each["mark"] in marks for part in each["parts"]}


def kept_as_a_whole(data: Data) -> set[str]:
    return {part["paper"] for item in data.get("withheld", ()) for part in item["parts"] if "first" not in part}


def closed_papers(data: Data) -> list[Any]:
    """Papers that no statement exhibits and no schedule names."""
    held, kept = produced_papers(data), kept_as_a_whole(data)
    return [
        paper
        for paper in listed(data, "papers")
        if paper["id"] not in held and (paper["disclosure"] not in SERVED or paper["id"] in kept)
    ]


def told_incidents(data: Data) -> list[Any]:
    told = of_statements(data, "incidents")
    return [incident for incident in listed(data, "incidents") if incident["id"] in told]


def is_named(person: dict[str, Any]) -> bool:
    """Whether the key to persons may print the person's name."""
    return "label_only" not in person and bool(SHOWN_ANYWAY & set(person))


def last_day(data: Data) -> str:
    return max(statement["date"] for statement in data["statements"])


def renamed(data: Data, names: dict[str, str]) -> Data:
    """The data with ids given other names, wherever they stand: alone, in a source, or in braces."""
    return _renamed(data, names, ())


def _renamed(value: Any, names: dict[str, str], loc: tuple[str | int, ...]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, names, (*loc, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names, (*loc, at)) for at, item in enumerate(value)]
    return _how(loc)(value, names)


def _how(loc: tuple[str | int, ...]) -> Callable[[str, dict[str, str]], str]:
    shape = ".".join("*" if isinstance(step, int) else step for step in loc)
    if loc[-1] == "id" or shape in POINTERS or shape == STATEMENT_INCIDENT:
        return _alone
    if len(loc) > 1 and loc[-2] == "from":
        return _source
    return _in_braces


def _alone(text: str, names: dict[str, str]) -> str:
    return names.get(text, text)


def _source(text: str, names: dict[str, str]) -> str:
    name, space, rest = text.partition(" ")
    return names.get(name, name) + space + rest


def _in_braces(text: str, names: dict[str, str]) -> str:
    if "{" not in text:
        return text
    return "".join(f"{{{names[p.target]}}}" if p.target in names else p.text for p in pieces(text))


shuffled: Callable[[Random, list[Any]], None] = partial(Random.shuffle)
