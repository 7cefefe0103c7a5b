"""The way back: what a person changes in a real Writer is found again by block, offset and span."""

import io
import re
import zipfile
from typing import Any

import pytest

from docgen.document import Document, block_id, leaves
from docgen.papers.ooxml import CharState, open_docx
from docgen.word import write_docx
from tests.word.documents import COUNT, DATE, PERSON, WORDS, signature, working_document
from tests.word.office import Office
from tests.word.test_writer import printed
from tests.word.way_back import Placed, read_back

MADE = working_document()
TEXT_OF = {leaf.id: printed(leaf) for leaf in leaves(MADE)}
FACTS, TOLD = block_id("numbered", "2"), block_id("numbered", "3")
SIGNED = signature().lines[1].id
# What is replaced, by what, in which block, and the name of the span it stands in.
EDITS = {
    "a date": (FACTS, DATE.text, "3 February 2025", "data incidents.I1.date"),
    "a person": (FACTS, PERSON.text, "Person B", "data incidents.I1.complainant"),
    "a count": (FACTS, COUNT.text, "four", "rule count-of-incidents"),
    "the maker's words": (TOLD, "her brother", "her sister", "words statement.paragraphs.W1"),
    "wording of the format": (FACTS, "I spoke to", "I met", "wording"),
    "a cell": (block_id("first", "1.1"), "Smith", "Smythe", "wording"),
    "a name to sign with": (SIGNED, "Lowri", "Lowry", "data maker.name"),
}
# Without recording only texts can be compared, word by word: what the words share is not part of the change.
SEEN = {
    "a date": ("2", "3"),
    "a person": ("A", "B"),
    "the maker's words": ("brother", "sister"),
    "wording of the format": ("spoke to", "met"),
}


def actions(*names: str) -> list[dict[str, Any]]:
    return [{"do": "replace", "in": f"dg_{EDITS[n][0]}", "find": EDITS[n][1], "text": EDITS[n][2]} for n in names]


def expected(name: str, *, tracked: bool) -> Placed:
    block, old, new, span = EDITS[name]
    start = TEXT_OF[block].index(old)
    if not tracked and name in SEEN:
        seen, instead = SEEN[name]
        start, old, new = start + old.index(seen), seen, instead
    return Placed(block, start, start + len(old), old, new, (span,), tracked)


def without_bookmarks(data: bytes) -> bytes:
    """Return the file as an editor would that knows no bookmarks."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part, count = re.subn(rb"<w:bookmark(?:Start|End)\b[^>]*/>", b"", part)
                assert count > 100
            new.writestr(name, part)
    return whole.getvalue()


@pytest.fixture(scope="module")
def returned(office: Office, reference: bytes) -> dict[str, bytes]:
    """What comes back from a real Writer, one office for all: each edit alone and all together, recorded and not."""
    issued = write_docx(MADE, reference)
    jobs = {
        f"{name}, {how}": (issued, actions(*(EDITS if name == "all" else (name,))), how == "recorded")
        for name in (*EDITS, "all")
        for how in ("recorded", "unrecorded")
    }
    off = {"do": "record", "on": False}
    jobs["mixed"] = (issued, [*actions("a date", "a count"), off, *actions("a person", "the maker's words")], True)
    jobs["none"] = (issued, [], True)
    jobs["comment"] = (issued, [{"do": "comment", "find": WORDS.text, "text": "Is this what she said?"}], True)
    return dict(zip(jobs, office.review(*jobs.values()), strict=True))


def read(data: bytes, bookmarks: str, made: Document = MADE) -> list[Placed]:
    return list(read_back(made, open_docx(data if bookmarks == "kept" else without_bookmarks(data))))


@pytest.mark.parametrize("bookmarks", ["kept", "stripped"])
@pytest.mark.parametrize("how", ["recorded", "unrecorded"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_placed_by_block_offset_and_span(
    name: str, how: str, bookmarks: str, returned: dict[str, bytes]
) -> None:
    assert read(returned[f"{name}, {how}"], bookmarks) == [expected(name, tracked=how == "recorded")]


@pytest.mark.parametrize("bookmarks", ["kept", "stripped"])
@pytest.mark.parametrize("how", ["recorded", "unrecorded"])
def test_many_edits_in_one_file_are_each_placed(how: str, bookmarks: str, returned: dict[str, bytes]) -> None:
    found = read(returned[f"all, {how}"], bookmarks)
    assert sorted(found, key=str) == sorted((expected(name, tracked=how == "recorded") for name in EDITS), key=str)


@pytest.mark.parametrize("bookmarks", ["kept", "stripped"])
def test_recorded_and_unrecorded_edits_of_one_paragraph_are_told_apart(
    bookmarks: str, returned: dict[str, bytes]
) -> None:
    found = read(returned["mixed"], bookmarks)
    recorded = {"a date": True, "a count": True, "a person": False, "the maker's words": False}
    assert sorted(found, key=str) == sorted((expected(n, tracked=t) for n, t in recorded.items()), key=str)


@pytest.mark.parametrize("bookmarks", ["kept", "stripped"])
def test_a_file_that_nobody_edited_says_nothing(bookmarks: str, returned: dict[str, bytes]) -> None:
    assert read(returned["none"], bookmarks) == []


def test_a_comment_is_counted_and_changes_no_text(returned: dict[str, bytes]) -> None:
    facts = open_docx(returned["comment"])
    assert (facts.comments, read_back(MADE, facts)) == (1, ())


@pytest.mark.parametrize("how", ["recorded", "unrecorded"])
def test_the_issued_text_with_the_placed_changes_is_the_text_that_came_back(
    how: str, returned: dict[str, bytes]
) -> None:
    facts = open_docx(returned[f"all, {how}"])
    rebuilt = dict(TEXT_OF)
    for change in sorted(read_back(MADE, facts), key=lambda each: -each.start):
        old = rebuilt[change.block]
        rebuilt[change.block] = old[: change.start] + change.new + old[change.end :]
    current = {name.removeprefix("dg_"): each.text for each in facts.paragraphs for name in each.bookmarks}
    assert current == rebuilt


def test_a_recorded_edit_keeps_who_made_it_and_what_stood_before(returned: dict[str, bytes]) -> None:
    facts = open_docx(returned["a date, recorded"])
    (edited,) = [each for each in facts.paragraphs if f"dg_{FACTS}" in each.bookmarks]
    changed = {each.state: each for each in edited.stretches if each.state is not CharState.ORIGINAL}
    assert {state: each.text for state, each in changed.items()} == {
        CharState.INSERTED: "3 February 2025",
        CharState.DELETED: "2 February 2025",
    }
    inserted = changed[CharState.INSERTED].inserted
    assert inserted is not None
    assert (inserted.author, inserted.moved) == ("SAT Reviewer", False)
    assert edited.original == TEXT_OF[FACTS]
    assert facts.revisions == 2
