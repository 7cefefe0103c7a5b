"""The law of the served view, tried: two cases that differ in what is withheld make the same served bytes.

A `Try` is a whole case and changes to what it tells nobody; `tried` makes every served document of both, in each kind
of file, and says which differ, and where. The test, the bench and the soak all try by this.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from itertools import zip_longest
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from docgen.case import Case
from docgen.case.consistency import contradictions
from docgen.case.material import Disclosure
from docgen.case.nodes import data_of, read_nodes
from docgen.case.pointing import loose_ends
from docgen.compose import compose
from docgen.document import Document, plain_text, record_beside
from docgen.findings import Audience
from docgen.formats.shelf import Format, formats_on, load_format, shipped_formats
from docgen.pdf import fontconfig, fonts_of, write_pdf
from docgen.word import write_docx
from docgen.workflow.outputs import exhibits_in
from docgen.workflow.preparing import DRAFT, stem_of
from docgen.workflow.topics import topics_of
from docgen.workroom.scratch import scratch_folder
from docgen.workroom.typesetting import typesetting
from tests.bench.cases import Size, grown
from tests.law.more_changes import CHANGES
from tests.law.told import Data, frozen, thawed
from tests.made.cases import FIXTURE
from tests.made.topics import record_of

__all__ = [
    "BASES",
    "CASES",
    "IN_TEST",
    "LIKE_IN_TEST",
    "PDFS",
    "Outcome",
    "Try",
    "base",
    "changed",
    "differences",
    "made_of",
    "served",
    "tried",
    "tried_often",
    "tries",
]

IN_TEST, PDFS = 180, 20
"""How many tries `make test` makes without PDFs, and how many more with one; `make soak` fifty times as many."""
CASES = IN_TEST + PDFS
LINKED = "of three incidents"
"""A case of three charges of one day, two of which are of the event of the second."""
SMALL = ("brandini-lopes", "small-closed", LINKED)
LARGE = ("khelladi", "monforte")
BASES = (*SMALL * 8, *LARGE)
"""The cases that are tried, the small ones oftener."""
Served = Mapping[str, bytes]
"""What is served, by name: files, and for each document its view (`.view`)."""


@dataclass(frozen=True)
class Try:
    """A case, whether the Tribunal has ordered anonymity and how many incidents its statements leave out, and changes.

    `pdf` chooses the document of which a PDF is written; None writes none.
    """

    case: str
    anonymous: bool
    left_out: int
    changes: tuple[str, ...]
    seed: int
    final: bool
    pdf: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of tries: how many whole cases were compared, and every difference found."""

    examples: int
    pdfs: int
    found: tuple[str, ...]


def tries(*, pdf: bool) -> st.SearchStrategy[Try]:
    """Return the strategy of tries: most of small cases, with one to eight kinds of changes, half with all ids too."""
    *names, ids = (change.__name__ for change in CHANGES)
    some = st.lists(st.sampled_from(names), min_size=1, max_size=8, unique=True).map(tuple)
    return st.builds(
        Try,
        case=st.sampled_from(SMALL if pdf else BASES),
        anonymous=st.booleans(),
        left_out=st.integers(0, 2),
        changes=st.one_of(some, some.map(lambda chosen: (*chosen, ids))),
        seed=st.integers(0, 2**32),
        final=st.booleans(),
        pdf=st.integers(0, 9) if pdf else st.none(),
    )


def tried(each: Try) -> tuple[str, ...]:
    """Return what of the served bytes differs; hypothesis is told to pass over what is no whole case, or unchanged."""
    before = base(each.case, each.anonymous, each.left_out)
    after = changed(thawed(before), each)
    case = made_of(after)
    assume(case is not None and after != thawed(before))
    assert case is not None
    served_before = _served_of_base(each.case, each.anonymous, each.left_out, each.final, each.pdf)
    return tuple(differences(served_before, served(case, final=each.final, pdf=each.pdf)))


def tried_often(examples: int, pdfs: int) -> Outcome:
    """Try the law as often as `make test` does, and tell of every difference instead of stopping at the first."""
    counted, found = {True: 0, False: 0}, list[str]()
    for pdf, many in ((False, examples), (True, pdfs)):

        @given(tries(pdf=pdf))
        @settings(LIKE_IN_TEST, max_examples=many)
        def look(each: Try) -> None:
            found.extend(f"{line} ({each})" for line in tried(each))
            counted[each.pdf is not None] += 1

        look()
    return Outcome(sum(counted.values()), counted[True], tuple(found))


LIKE_IN_TEST = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
"""The same tries on each run."""


@cache
def _text(name: str) -> str:
    if name == LINKED:
        return grown(Size(3, 40, 2), words=3)
    return (FIXTURE.parent / name / "case.yaml").read_text(encoding="utf-8")


@cache
def base(name: str, anonymous: bool, left_out: int) -> Any:
    """Return the plain data of a case to start from."""
    data: Data = thawed(data_of(read_nodes(_text(name), "case.yaml")))
    if anonymous and isinstance(data["appeal"], dict):
        data["appeal"] |= {"anonymity": "made", "initials": "QX"}
    if name == LINKED:
        first, second, third = data["incidents"]
        first["same_event"] = third["same_event"] = [second["id"]]
    for statement in data["statements"]:
        told = statement.get("incidents", [])
        gone = told[1 : 1 + left_out] if len(told) > 1 + left_out else []
        statement["incidents"] = [name for name in told if name not in gone]
        statement["paragraphs"] = [p for p in statement["paragraphs"] if p.get("incident") not in gone]
    return frozen(data)


def changed(data: Data, each: Try) -> Any:
    rng = Random(each.seed)  # noqa: S311 - no secret is made of it
    for change in CHANGES:
        if change.__name__ in each.changes:
            data = change(data, rng) or data
    return data


def made_of(data: Data) -> Case | None:
    """Return the case that plain data is, as the loader makes it; None where it is refused as contradictory."""
    case = Case.model_validate(frozen(data))
    return None if any(loose_ends(frozen(data))) or any(contradictions(case)) else case


@cache
def _served_of_base(name: str, anonymous: bool, left_out: int, final: bool, pdf: int | None) -> Served:
    case = made_of(base(name, anonymous, left_out))
    assert case is not None, f"{name} is no whole case"
    return served(case, final=final, pdf=pdf)


@cache
def forms() -> tuple[Format, ...]:
    """Return every shipped format whose documents are served."""
    found = (load_format(folder) for _, _, folder in formats_on(shipped_formats()))
    return tuple(form for form in found if form.sheet.audience is Audience.SERVED)


def served(case: Case, *, final: bool = True, pdf: int | None = None) -> Served:
    """Make every served document of a case, whatever format its statements were commissioned in."""
    found: dict[str, bytes] = {}
    redacted = (paper.id for paper in case.papers if paper.disclosure is Disclosure.REDACT)
    records = tuple(record_of(paper, (1, "NAME"), (1, "METHOD"), (2, "CHILD")) for paper in redacted)
    asked = [(form, each) for form in forms() for each in topics_of(_commissioned(case, form), form, records=records)]
    for at, (form, topic) in enumerate(asked):
        document = compose(topic.view, form, as_at=topic.as_at, mark=None if final else DRAFT)
        stem = stem_of(form, topic, final=final)
        files = {"txt": plain_text(document).encode(), "docx": write_docx(document, form.reference)}
        if pdf is not None and at == pdf % len(asked):
            files["pdf"] = _typeset(document, form.css)
        named = {f"{stem}.{suffix}": content for suffix, content in files.items()}
        beside = record_beside(document, exhibits_in(topic.view), named, 1)
        found |= named | {f"{stem}.json": beside, f"{stem}.view": topic.view.model_dump_json().encode()}
    return found


def _commissioned(case: Case, form: Format) -> Case:
    statements = tuple(each.model_copy(update={"format": form.name}) for each in case.statements)
    return case.model_copy(update={"statements": statements}) if form.sheet.view == "StatementView" else case


def _typeset(document: Document, css: str) -> bytes:
    epoch = int(datetime.combine(document.as_at, time(), UTC).timestamp())
    with scratch_folder() as scratch, typesetting(scratch, fontconfig(scratch / "cache", fonts_of(document)), epoch):
        return write_pdf(document, css)


def differences(before: Served, after: Served) -> Iterator[str]:
    """Yield what differs: which file, and where in it."""
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            yield f"{name}: is made of one of the two cases only"
        elif before[name] != after[name]:
            yield f"{name}: {_where(name, before[name], after[name])}"


def _where(name: str, one: bytes, other: bytes) -> str:
    match name.rpartition(".")[2]:
        case "json" | "view":
            return _path(json.loads(one), json.loads(other), "") or "spelling"
        case "txt":
            pairs = enumerate(zip_longest(one.splitlines(), other.splitlines()), 1)
            return "line " + next(str(at) for at, (before, after) in pairs if before != after)
        case "docx":
            return _part(one, other)
        case _:
            return f"byte {_byte(one, other)}"


def _path(one: Any, other: Any, path: str) -> str:
    """Return where two records of JSON first differ; nothing where they do not."""
    if isinstance(one, dict) and isinstance(other, dict):
        pairs: Any = ((key, one.get(key), other.get(key)) for key in dict.fromkeys([*one, *other]))
    elif isinstance(one, list) and isinstance(other, list):
        pairs = ((at, *pair) for at, pair in enumerate(zip_longest(one, other)))
    else:
        return path if one != other else ""
    return next((found for key, a, b in pairs if (found := _path(a, b, f"{path}/{key}"))), "")


def _part(one: bytes, other: bytes) -> str:
    """Return which part of a package differs first: its text before its properties, which hold the text's digest."""
    first, second = _parts(one), _parts(other)
    for name in sorted({*first, *second}, reverse=True):
        if first.get(name) != second.get(name):
            return f"{name}, byte {_byte(first.get(name, b''), second.get(name, b''))}"
    return f"byte {_byte(one, other)} of the package"


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _byte(one: bytes, other: bytes) -> int:
    return next((at for at, pair in enumerate(zip_longest(one, other)) if pair[0] != pair[1]), 0)
