"""Cases of any size, grown out of a fixture, so that the bench survives a change of the model."""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from docgen.case import load_case
from docgen.document import Paragraph
from tests.made.cases import CASE_TEXT, FIXTURE, document_of

__all__ = ["STATEMENT", "Size", "grow", "grown"]

Record = Any
"""What a YAML file holds: mappings, lists and text."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many incidents a case has, and how many numbered paragraphs and rows of exhibits its statement."""

    incidents: int
    paragraphs: int
    rows: int


STATEMENT = Size(incidents=7, paragraphs=60, rows=25)
"""The statement of the figures."""


def grow(folder: Path, size: Size) -> Path:
    """Write a case folder of this size; its papers are the fixture's, and the maker's words make up the paragraphs."""
    folder.mkdir(parents=True)
    shutil.copytree(FIXTURE / "papers", folder / "papers")
    bare = size.incidents  # each incident has words of the maker
    wanting = size.paragraphs - _paragraphs(grown(size, words=bare))
    assert wanting >= 0, f"{size.incidents} incidents give more than {size.paragraphs} paragraphs"
    (folder / "case.yaml").write_text(grown(size, words=bare + wanting), encoding="utf-8")
    return folder


def _paragraphs(text: str) -> int:
    document = document_of(load_case(text.encode(), "case.yaml"))
    return sum(isinstance(block, Paragraph) and block.number is not None for block in document.blocks)


def grown(size: Size, *, words: int) -> str:
    """Return the fixture's case file with its incident, the maker's words on incidents and its exhibit multiplied."""
    case = yaml.load(CASE_TEXT, Loader=yaml.BaseLoader)  # noqa: S506  # reads every scalar as text, as docgen does
    (statement,), (incident,), (exhibit,) = case["statements"], case["incidents"], case["exhibits"]
    told = [each for each in statement["paragraphs"] if each.get("incident") == incident["id"]]
    other = [each for each in statement["paragraphs"] if each not in told]
    shares = [len(range(at, words, size.incidents)) for at in range(size.incidents)]
    bundles = [_copied({"incident": incident, "told": told[:1] * share}, at) for at, share in enumerate(shares)]
    (part,) = exhibit["parts"]
    paper = next(each for each in case["papers"] if each["id"] == part["paper"])
    papers = [{**paper, "id": f"S{100 + at}"} for at in range(size.rows)]
    for at, bundle in enumerate(bundles):
        bundle["incident"] = _pointing_at(papers[at % size.rows]["id"], paper["id"], bundle["incident"])
    exhibits = [_marked(exhibit, at, paper["id"]) for at, paper in enumerate(papers)]
    case["papers"] += papers
    case["incidents"] = [bundle["incident"] for bundle in bundles]
    case["exhibits"] = exhibits
    statement["incidents"] = [bundle["incident"]["id"] for bundle in bundles]
    statement["exhibits"] = [each["mark"] for each in exhibits]
    statement["paragraphs"] = [*other, *(each for bundle in bundles for each in bundle["told"])]
    return yaml.safe_dump(case, sort_keys=False, allow_unicode=True)


def _copied(bundle: Record, at: int) -> Record:
    """Return records with ids of their own, and what points at those ids pointing at the new ones."""
    old = list(dict.fromkeys(_ids(bundle)))
    copy = _renamed(deepcopy(bundle), {name: f"{name[0]}{100 + at * len(old) + n}" for n, name in enumerate(old)})
    for number, paragraph in enumerate(copy["told"]):
        paragraph["id"] = f"Y{number}{at:03d}" if number else paragraph["id"]
    copy["incident"]["allegation"] += f", occasion {at + 1}"  # two records of one incident are a finding
    return copy


def _marked(exhibit: Record, at: int, paper: str) -> Record:
    """Return an exhibit of another paper, under a mark of its own."""
    initials = exhibit["mark"].split("/")[0]
    return {**exhibit, "mark": f"{initials}/{at + 1}", "parts": [{"paper": paper}]}


def _pointing_at(new: str, old: str, record: Record) -> Record:
    """Return a record whose sources (`S4 p1`) are pages of another paper."""
    if isinstance(record, dict):
        return {key: _pointing_at(new, old, value) for key, value in record.items()}
    if isinstance(record, list):
        return [_pointing_at(new, old, value) for value in record]
    return f"{new}{record[len(old) :]}" if record.split(" ")[0] == old else record


def _ids(record: Record) -> Iterator[str]:
    if isinstance(record, dict):
        if "id" in record:
            yield record["id"]
        for value in record.values():
            yield from _ids(value)
    elif isinstance(record, list):
        for value in record:
            yield from _ids(value)


def _renamed(record: Record, names: dict[str, str]) -> Record:
    if isinstance(record, dict):
        return {key: _renamed(value, names) for key, value in record.items()}
    if isinstance(record, list):
        return [_renamed(value, names) for value in record]
    return names.get(record, record)
