"""The journey of a redaction: proposed, decided by a person, taken out; and all that keeps it from being done."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from docgen.errors import InputError, MachineError
from docgen.papers.pdf_words import page_words
from docgen.workflow.redacting import redact_papers
from docgen.workflow.suggesting import suggest
from docgen.workroom.journal import read_chain
from tests.made.cases import FIXTURE, edited
from tests.made.redactable import SECRET, jpeg_of, layered, letter, pages, riddled, saved, scan
from tests.papers import files
from tests.papers.test_redacted_pdfs import everything_in, tells
from tests.workflow.cases import CLOCK, files_in

GIVEN, FAMILY = SECRET.split()
CASE = (FIXTURE.parent / "monforte" / "case.yaml").read_text(encoding="utf-8")
AUTHORISED = 'authorised: {by: "Head of Disclosure, I. Nvented", date: 2025-02-02}\n'
SIGNED = 'signed_off: [{page: 1, by: "Officer, I. Nvented", date: 2025-02-02}]\n'
PAPER = "S01"
SCANNED = ["I spoke to", SECRET, "at the door."]
NAME = f"name: {{given: {GIVEN}, family: {FAMILY}}}"


def case_with(folder: Path, content: bytes, *changes: tuple[str, str], name: str = "note.pdf") -> Path:
    """A case in which one paper, S01, is to be disclosed redacted: it speaks of P1, who has the secret name."""
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / name).write_bytes(content)
    text = edited(
        ("name: {given: Colm, family: Ardley}", NAME),
        ("disclosure: disclose redacted", "disclosure: internal"),
        *changes,
        text=CASE,
    )
    before, start, after = text.partition("  - id: S01\n")
    paper, end, rest = after.partition("  - id: S02\n")
    paper = paper.replace("disclosure: internal", "disclosure: disclose redacted")
    paper = paper.replace("file: CR 4417762-19 print.pdf", f"file: {name}")
    (folder / "case.yaml").write_text(before + start + paper + end + rest, encoding="utf-8")
    return folder


def plan_of(folder: Path) -> Path:
    return folder / "redactions" / f"{PAPER}.yaml"


def decide(folder: Path, *more: str, decision: str = "redact") -> None:
    """Decide each row of the plan, and authorise it; `more` are lines for its end."""
    path = plan_of(folder)
    text = path.read_text(encoding="utf-8").replace("decision: not decided", f"decision: {decision}")
    path.write_text(text.replace("\nredactions:", f"\n{AUTHORISED}redactions:") + "".join(more), encoding="utf-8")


def redact(folder: Path) -> None:
    redact_papers(folder, PAPER, lambda: CLOCK)


def refusal(folder: Path) -> str:
    """Why the plan is refused; nothing is written then."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}
    with pytest.raises(InputError) as refused:
        redact(folder)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}
    assert before == after
    assert not list((folder / "redactions").glob("*.pdf"))
    said = str(refused.value)
    assert GIVEN not in said
    return said


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a plan whose rows are proposed, none decided."""
    suggest(folder := case_with(tmp_path / "case", riddled()), PAPER)
    return folder


def test_a_paper_is_redacted_as_was_decided_and_the_original_stays(case: Path, tmp_path: Path) -> None:
    decide(case)
    (done,) = redact_papers(case, None, lambda: CLOCK)
    assert (done.paper, done.anew, done.places) == (PAPER, (1,), 1)
    (noted,) = done.findings
    assert noted.detail == "has notes, stamps or filled-in fields that do not come along: pages 1-2."
    assert sorted(path.name for path in (case / "redactions").iterdir()) == ["S01.pdf", "S01.record.json", "S01.yaml"]
    redacted = (case / "redactions" / "S01.pdf").read_bytes()
    assert tells(everything_in(redacted, tmp_path)) == []
    assert (case / "papers" / "note.pdf").read_bytes() == riddled()
    record = json.loads((case / "redactions" / "S01.record.json").read_text(encoding="utf-8"))
    assert record["authorised"] == {"by": "Head of Disclosure, I. Nvented", "date": "2025-02-02"}
    assert record["paper_sha256"] == sha256(riddled()).hexdigest()
    assert record["redacted_sha256"] == sha256(redacted).hexdigest()
    (place,) = record["places"]
    assert (place["page"], place["code"], place["person"], place["words"]) == (1, "NA", "P1", [GIVEN, FAMILY])
    assert place["words_beside"] == []
    assert record["lines_set_again"] == [{"page": 1, "words_moved": ["at", "the", "door."], "words_taken_beside": []}]
    entries = [line.entry for line in read_chain(case / "audit.jsonl").lines]
    assert [(entry["did"], entry["output"]) for entry in entries] == [
        ("redact", "redactions/S01.pdf"),
        ("redact", "redactions/S01.record.json"),
    ]


def test_the_same_plan_gives_the_same_files(case: Path) -> None:
    decide(case)
    redact(case)
    first = {path.name: path.read_bytes() for path in (case / "redactions").iterdir()}
    redact(case)
    assert {path.name: path.read_bytes() for path in (case / "redactions").iterdir()} == first
    assert files_in(case) == {}


def test_what_people_wrote_in_a_plan_stays_when_more_is_proposed(case: Path) -> None:
    path = plan_of(case)
    text = path.read_text(encoding="utf-8").replace("decision: not decided", "decision: keep   # she agreed")
    text += (
        "  - id: R7   # mine\n    page: 2\n    words: Second page\n    reason: police method\n    decision: redact\n"
    )
    path.write_text(text, encoding="utf-8")
    (again,) = suggest(case, PAPER)
    assert (again.new, again.already) == ((), 1)
    assert path.read_text(encoding="utf-8") == text
    content = edited((f"words: {SECRET}", "words: She was calm"), text=text)
    path.write_text(content, encoding="utf-8")
    (more,) = suggest(case, PAPER)
    assert [(row, proposal.words) for row, proposal in more.new] == [("R8", SECRET)]
    after = path.read_text(encoding="utf-8")
    assert after.startswith(content)
    assert after[len(content) :].splitlines()[:3] == ["  - id: R8", "    page: 1", f"    words: {SECRET}"]


def test_what_is_kept_is_not_taken_out(case: Path) -> None:
    decide(case, decision="keep")
    redact(case)
    assert SECRET in " ".join(word.text for word in page_words((case / "redactions" / "S01.pdf").read_bytes())[0].words)


def authorise(case: Path) -> None:
    swap(case, "\nredactions:", f"\n{AUTHORISED}redactions:")


def swap(case: Path, old: str, new: str) -> None:
    path = plan_of(case)
    path.write_text(edited((old, new), text=path.read_text(encoding="utf-8")), encoding="utf-8")


METHOD = "reason: police method, decision: redact"
AREA = f"  - {{id: R9, page: %s, area: {{left: %s, top: %s, width: %s, height: %s}}, {METHOD}}}\n"
WORDS = f"  - {{id: R9, page: %s, words: %s, {METHOD}}}\n"
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a row that is not decided": (
        authorise,
        "redactions.R1.decision: is not decided. Write redact or keep.",
    ),
    "a plan that nobody has authorised": (
        lambda case: plan_of(case).write_text(plan_of(case).read_text().replace("not decided", "redact")),
        "Nobody has authorised this plan.",
    ),
    "another file than the plan's": (
        lambda case: (decide(case), (case / "papers" / "note.pdf").write_bytes(letter())),
        "is of another file than the one in papers/",
    ),
    "a page that is not there": (lambda case: decide(case, WORDS % (7, "calm")), "names page 7 of 2 pages."),
    "an area that is not there": (lambda case: decide(case, AREA % (1, 200, 10, 30, 10)), "is not on page 1"),
    "words that are not there": (lambda case: decide(case, WORDS % (2, "calm")), "names words that are not on page 2."),
    "a person who is not there": (
        lambda case: (decide(case), swap(case, "person: P1", "person: P99")),
        "names a person who is not in the case.",
    ),
    "a plan of another paper": (
        lambda case: (decide(case), swap(case, "paper: S01", "paper: S02")),
        "is another paper's.",
    ),
    "a redaction that empties a page": (
        lambda case: decide(case, AREA % (2, 0, 0, 210, 200)),
        "Nothing would be left of page 2. Withhold the page instead",
    ),
    "a sign-off of a page that is not there": (
        lambda case: decide(case, SIGNED.replace("page: 1", "page: 9")),
        "is a page that is not there.",
    ),
    "a row of two kinds": (
        lambda case: decide(case, WORDS.replace("words", "pattern: postcode, words") % (1, "calm")),
        "must give one of words, pattern and area",
    ),
    "a reason that is none": (
        lambda case: (decide(case), swap(case, "name of another person", "because")),
        "must be one of: name of another person",
    ),
    "an id twice": (lambda case: decide(case, (WORDS % (1, "calm")).replace("R9", "R1")), "gives an id twice"),
}


@pytest.mark.parametrize(("spoil", "why"), REFUSED.values(), ids=REFUSED)
def test_a_plan_that_cannot_be_carried_out_is_refused(case: Path, spoil: Callable[[Path], object], why: str) -> None:
    spoil(case)
    assert why in refusal(case)


def test_words_that_still_stand_elsewhere_are_refused_unless_they_are_kept(tmp_path: Path) -> None:
    twice = saved(pages([(72, 720, f"I saw {SECRET} there.")], [(72, 720, f"Again {SECRET} said no.")]))
    suggest(case := case_with(tmp_path / "case", twice), PAPER)
    decide(case)
    rows = plan_of(case).read_text(encoding="utf-8")
    plan_of(case).write_text(rows.partition("  - id: R2")[0], encoding="utf-8")
    assert "R1: takes out words that still stand on page 2. Redact there too" in refusal(case)
    plan_of(case).write_text(rows[::-1].replace("redact"[::-1], "keep"[::-1], 1)[::-1], encoding="utf-8")
    redact(case)
    first, second = page_words((case / "redactions" / "S01.pdf").read_bytes())
    assert SECRET not in " ".join(word.text for word in first.words)
    assert SECRET in " ".join(word.text for word in second.words)


OPEN = "Page 1 would still show 1 place that is proposed for redaction, and no row decides on."
OWN_ROW = "  - {id: R1, page: 1, words: at the door, reason: police method, decision: redact}\n"


def test_a_plan_that_does_not_speak_of_all_that_is_proposed_is_refused(case: Path) -> None:
    path = plan_of(case)
    head, _, rows = path.read_text(encoding="utf-8").partition("redactions:\n")
    assert SECRET in rows
    path.write_text(f"{head}{AUTHORISED}redactions:\n{OWN_ROW}", encoding="utf-8")
    said = refusal(case)
    assert OPEN in said
    assert "docgen redact CASE S01 --suggest" in said


def test_so_is_one_of_the_days_before_somebody_came_into_the_case(case: Path) -> None:
    decide(case)
    path = case / "case.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(NAME, f"{NAME}\n    aliases: [{{given: Witness, family: Statement}}]"), encoding="utf-8"
    )
    assert "would still show" in refusal(case)


def test_a_name_of_which_a_row_takes_only_a_part_is_still_open(case: Path) -> None:
    swap(case, f"words: {SECRET}", f"words: {GIVEN}")
    decide(case)
    assert OPEN in refusal(case)


def test_an_area_over_what_is_proposed_answers_it(case: Path) -> None:
    path = plan_of(case)
    head, _, _ = path.read_text(encoding="utf-8").partition("redactions:\n")
    row = AREA % (1, 20, 47, 100, 4)
    path.write_text(f"{head}{AUTHORISED}redactions:\n{row}", encoding="utf-8")
    redact(case)
    assert (case / "redactions/S01.pdf").exists()


def test_what_stands_on_two_numbered_lines_is_proposed_and_taken_out(tmp_path: Path) -> None:
    body = ("A long line of a transcript", "that ends with ZY4", "6DD and nothing else.", "The end of it.")
    lines = [(100, 700 - 20 * at, line) for at, line in enumerate(body)]
    numbered = [part for at, line in enumerate(lines, 1) for part in (line, (500, line[1], str(at)))]
    suggest(folder := case_with(tmp_path / "case", saved(pages(numbered))), PAPER)
    assert "ZY4 6DD" in plan_of(folder).read_text(encoding="utf-8")
    decide(folder)
    redact(folder)
    words = [word.text for word in page_words((folder / "redactions/S01.pdf").read_bytes())[0].words]
    assert not {"ZY4", "6DD"} & {*words}
    assert "nothing" in words


def test_a_link_that_tells_what_was_taken_out_is_refused_by_page(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(letter())) as pdf:
        pdf.pages[1].obj.Annots[0].A.URI = f"mailto:{GIVEN}.{FAMILY}@example.org"
        content = saved(pdf)
    suggest(case := case_with(tmp_path / "case", content), PAPER)
    decide(case)
    assert "takes out words that still stand on page 2, in the address of a link." in refusal(case)


@pytest.mark.parametrize("content", [scan(SCANNED), scan(SCANNED, read=True)], ids=["a picture", "read by machine"])
def test_a_scan_is_refused_until_each_page_is_signed_off(tmp_path: Path, content: bytes) -> None:
    (told,) = suggest(case := case_with(tmp_path / "case", content), PAPER)
    assert told.unread == (1,)
    decide(case)
    assert "Page 1 is a picture, or its words cannot be read" in refusal(case)
    plan_of(case).write_text(plan_of(case).read_text(encoding="utf-8") + SIGNED, encoding="utf-8")
    redact(case)


@pytest.mark.parametrize(("top", "is_told"), [(33.0, False), (36.0, True)])
def test_an_area_that_cuts_letters_of_a_scan_is_told_of_by_page_and_row(
    top: float, tmp_path: Path, *, is_told: bool
) -> None:
    suggest(case := case_with(tmp_path / "case", scan(SCANNED, dpi=150)), PAPER)
    area = f"{{left: 20, top: {top}, width: 100, height: {39.5 - top}}}"
    rows = f"redactions:\n  - {{id: X1, page: 1, area: {area}, reason: police method, decision: redact}}\n"
    path = plan_of(case)
    path.write_text(path.read_text(encoding="utf-8").replace("redactions: []\n", f"{AUTHORISED}{rows}{SIGNED}"))
    (made,) = redact_papers(case, PAPER, lambda: CLOCK)
    told = [str(each.place) for each in made.findings if "on page 1 that cuts letters" in each.detail]
    assert [place.rpartition(" ")[2] for place in told] == (["redactions.X1.area"] if is_told else [])
    assert not [each for each in made.findings if "nothing is drawn" in each.detail]


def test_an_area_over_nothing_is_told_of_by_page_and_row(tmp_path: Path) -> None:
    suggest(case := case_with(tmp_path / "case", scan(SCANNED)), PAPER)
    area = "area: {left: 20, top: 200, width: 100, height: 60}"
    rows = f"redactions:\n  - {{id: X1, page: 1, {area}, reason: police method, decision: redact}}\n"
    path = plan_of(case)
    path.write_text(path.read_text(encoding="utf-8").replace("redactions: []\n", f"{AUTHORISED}{rows}{SIGNED}"))
    (made,) = redact_papers(case, PAPER, lambda: CLOCK)
    told = [str(each.place) for each in made.findings if "on page 1 under which nothing is drawn" in each.detail]
    assert [place.rpartition(" ")[2] for place in told] == ["redactions.X1.area"]


@pytest.mark.parametrize(
    ("content", "why"),
    [(files.locked("x"), "is encrypted"), (letter()[:400], "is damaged"), (b"%PDF-1.7", "is damaged")],
    ids=["locked", "cut off", "no more than a name"],
)
def test_a_locked_or_damaged_paper_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    case = case_with(tmp_path / "case", content)
    with pytest.raises(InputError, match=why):
        suggest(case, PAPER)
    assert not plan_of(case).exists()


@pytest.mark.parametrize("party", ["appellant", "tribunal"])
def test_papers_of_the_appellant_and_of_a_tribunal_are_never_changed(tmp_path: Path, party: str) -> None:
    case = case_with(tmp_path / "case", letter())
    text = (case / "case.yaml").read_text(encoding="utf-8")
    before, start, paper = text.partition("  - id: S01\n")
    paper = paper.replace("from_party: police", f"from_party: {party}", 1)
    (case / "case.yaml").write_text(before + start + paper, encoding="utf-8")
    for act in (lambda: suggest(case, PAPER), lambda: suggest(case, None), lambda: redact(case)):
        with pytest.raises(InputError, match="nothing that it says or shows is changed"):
            act()


def test_a_paper_without_a_plan_or_not_to_be_redacted_is_refused(tmp_path: Path) -> None:
    case = case_with(tmp_path / "case", letter())
    with pytest.raises(InputError, match="There is no plan"):
        redact(case)
    with pytest.raises(InputError, match="is not to be disclosed redacted"):
        suggest(case, "S02")
    with pytest.raises(InputError, match="No paper of the case has this id"):
        suggest(case, "S99")


def test_a_hidden_layer_is_gone_even_where_nothing_was_taken_out(tmp_path: Path) -> None:
    suggest(case := case_with(tmp_path / "case", layered()), PAPER)
    path = plan_of(case)
    path.write_text(path.read_text(encoding="utf-8").partition("redactions:")[0] + AUTHORISED + "redactions: []\n")
    redact(case)
    assert tells(everything_in((case / "redactions" / "S01.pdf").read_bytes(), tmp_path)) == []


MAIL = files.mail(("rota.pdf", "application/pdf", letter()), words=f"Dear all,\n{SECRET} will not come.\nRegards")
OTHERS = {
    "an e-mail": ("note.eml", MAIL),
    "a text": ("note.txt", f"Note of a call.\n{SECRET} was told.\n".encode()),
    "a Word file": ("note.docx", files.word(f"I saw {SECRET} at the door.", header="A header")),
}


@pytest.mark.parametrize(("name", "content"), OTHERS.values(), ids=OTHERS)
def test_a_paper_that_is_no_pdf_is_turned_into_pages_and_redacted(tmp_path: Path, name: str, content: bytes) -> None:
    if name.endswith("docx") and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    (told,) = suggest(case := case_with(tmp_path / "case", content, name=name), PAPER)
    assert told.pages_file == "out/internal/pages-S01.pdf"
    assert SECRET in {proposal.words for _, proposal in told.new}
    decide(case)
    redact(case)
    redacted = (case / "redactions" / "S01.pdf").read_bytes()
    assert tells(everything_in(redacted, tmp_path)) == []
    assert (case / "papers" / name).read_bytes() == content
    (case / "out" / "internal" / "pages-S01.pdf").write_bytes(letter())
    with pytest.raises(InputError, match="names pages that are not in"):
        redact(case)


def test_a_picture_is_turned_upright_onto_a_page_and_tells_nothing_of_its_camera(tmp_path: Path) -> None:
    content = jpeg_of("A wall", told=SECRET)
    (told,) = suggest(case := case_with(tmp_path / "case", content, name="wall.jpg"), PAPER)
    assert told.unread == (1,)
    decide(case, SIGNED)
    redact(case)
    redacted = (case / "redactions" / "S01.pdf").read_bytes()
    assert tells(everything_in(redacted, tmp_path)) == []
    with pikepdf.open(BytesIO(redacted)) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox] == [0, 0, 842, 595]


def test_without_libreoffice_a_word_file_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_with(tmp_path / "case", files.word("x"), name="note.docx")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError, match="apt install libreoffice"):
        suggest(case, PAPER)
    assert not plan_of(case).exists()
