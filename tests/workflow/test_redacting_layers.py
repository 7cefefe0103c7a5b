"""Scans whose words lie elsewhere than their pictures have them: nothing taken out of one stays in the other."""

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from docgen.case.plans import load_plan
from docgen.errors import InputError
from docgen.papers.ocr import can_read
from docgen.papers.pdf_words import page_words
from docgen.workflow.read_pictures import PLACED_WORDS, keep_words_here, kept_words
from docgen.workflow.redacting import RedactedPaper, redact_papers
from docgen.workflow.suggesting import suggest
from tests.made.redactable import SECRET, saved
from tests.made.scans import LETTERS, SIZE, Placed, layered_scan, moved, picture_of
from tests.papers.test_redacted_pdfs import everything_in
from tests.workflow.cases import CLOCK
from tests.workflow.test_redacting import AUTHORISED, METHOD, PAPER, SIGNED, case_with, plan_of

pytestmark = pytest.mark.skipif(not can_read(), reason="tesseract is not installed")
METHOD_WORD = "QUIXOTIC"
LINES = [
    "A man took a bag at the corner by the fountain.",
    f"The covert camera {METHOD_WORD} stood above",
    "the bakery. A jacket was found on Tuesday.",
    f"The caller was {SECRET}.",
    "She walked home.",
]
_, OWN = picture_of(LINES)
MILLIMETRES = 25.4 / 72
DISPLACED = {
    "two lines up": moved(OWN, up=48),
    "a line down": moved(OWN, up=-24),
    "sideways": moved(OWN, right=60),
    "scaled": moved(OWN, scale=0.85),
}
HOW = {"in a form of its own": "in a form", "under the picture": "0 Tr"}
PAPERS = {name: layered_scan(LINES, words) for name, words in DISPLACED.items()} | {
    f"two lines up, {name}": layered_scan(LINES, DISPLACED["two lines up"], how=how) for name, how in HOW.items()
}


def area_over(row: str, *words: str) -> str:
    """A row of a plan over words where the picture has them, which follow each other."""
    over = [word for word in OWN if word.text.strip(".") in words]
    left, right = over[0].left - 1, over[-1].left + over[-1].wide + 1
    top = SIZE[1] - over[0].foot - LETTERS
    box = (left, top, right - left, LETTERS + 4)
    edges = [
        f"{name}: {edge * MILLIMETRES:.2f}" for name, edge in zip(("left", "top", "width", "height"), box, strict=True)
    ]
    return f"  - {{id: {row}, page: 1, area: {{{', '.join(edges)}}}, {METHOD}}}\n"


def planned(folder: Path, content: bytes, *rows: str, name: str = "keep") -> Path:
    """A case with a scan, its page signed off, and a plan with rows; `name` is what was decided on the secret name."""
    suggest(case := case_with(folder, content), PAPER)
    path = plan_of(case)
    text = path.read_text(encoding="utf-8").replace("not decided", name).replace("redactions: []", "redactions:")
    path.write_text(text.replace("\nredactions:", f"\n{AUTHORISED}redactions:"), encoding="utf-8")
    add(case, *rows, SIGNED)
    return case


def add(case: Path, *rows: str) -> None:
    path = plan_of(case)
    before, signed, after = path.read_text(encoding="utf-8").partition("\nsigned_off:")
    before = before if before.endswith("\n") else f"{before}\n"
    path.write_text(before + "".join(rows).rstrip("\n") + (signed or "\n") + after, encoding="utf-8")


def redacted(case: Path) -> tuple[RedactedPaper, bytes]:
    (done,) = redact_papers(case, PAPER, lambda: CLOCK)
    return done, (case / "redactions" / f"{PAPER}.pdf").read_bytes()


def said(content: bytes) -> list[str]:
    return [word.text for word in page_words(content)[0].words]


def layer_told(case: Path) -> dict[str, object]:
    record = json.loads((case / "redactions" / f"{PAPER}.record.json").read_text(encoding="utf-8"))
    (told,) = record["words_behind_pictures"]
    assert isinstance(told, dict)
    return told


@pytest.mark.parametrize("content", PAPERS.values(), ids=PAPERS)
def test_a_word_that_an_area_takes_out_of_a_picture_is_not_behind_it_in_another_place(
    tmp_path: Path, content: bytes
) -> None:
    case = planned(tmp_path / "case", content, area_over("X1", METHOD_WORD))
    done, made = redacted(case)
    assert METHOD_WORD.encode() not in everything_in(made, tmp_path)
    warned = [finding.detail for finding in done.findings if "behind its pictures" in finding.detail]
    assert warned == ["has words behind its pictures that mostly do not lie where these have them: page 1."]


@pytest.mark.parametrize("how", [*DISPLACED, "two lines up, under the picture"])
def test_words_that_the_picture_still_shows_elsewhere_are_refused_until_an_area_lies_over_them(
    tmp_path: Path, how: str
) -> None:
    case = planned(tmp_path / "case", PAPERS[how], name="redact")
    (row,) = load_plan(plan_of(case).read_bytes(), "plan").plan.redactions
    told = refusal_but_what_was_read(case)
    assert f"redactions.{row.id}: takes out words" in told
    assert "page 1" in told
    assert "do not lie where the picture has them" in told
    assert "Draw an area over them" in told
    add(case, area_over("X1", *SECRET.split()))
    _, made = redacted(case)
    left = everything_in(made, tmp_path)
    assert not [part for part in SECRET.split() if part.encode() in left]


def refusal_but_what_was_read(case: Path) -> str:
    """Why a plan is refused; the words that were read are kept, so that nothing is read twice, and nothing else is."""
    before = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
    with pytest.raises(InputError) as refused:
        redacted(case)
    after = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
    assert after - before == {PLACED_WORDS}
    told = str(refused.value)
    assert not [part for part in SECRET.split() if part in told]
    return told


def test_half_a_word_beside_a_box_is_refused_though_an_area_lies_elsewhere_on_the_page(tmp_path: Path) -> None:
    content = layered_scan(LINES, moved(OWN, right=30))
    case = planned(tmp_path / "case", content, area_over("X1", METHOD_WORD), name="redact")
    assert "takes out words of some of which the picture of page 1 still shows" in refusal_but_what_was_read(case)
    add(case, area_over("X2", *SECRET.split()))
    redacted(case)


def test_where_words_lie_a_little_beside_those_of_the_picture_somebody_has_to_draw_an_area(tmp_path: Path) -> None:
    case = planned(tmp_path / "case", layered_scan(LINES, moved(OWN, up=5)), name="redact")
    told = refusal_but_what_was_read(case)
    assert "takes out words of page 1, on which the words behind the picture do not lie where the picture has" in told
    add(case, area_over("X1", *SECRET.split()))
    redacted(case)


def test_words_that_lie_where_the_picture_has_them_stay_behind_it(tmp_path: Path) -> None:
    case = planned(tmp_path / "case", layered_scan(LINES), name="redact")
    done, made = redacted(case)
    wanted = [word for line in LINES for word in line.split() if word.strip(".") not in SECRET.split()]
    stay = said(made)
    assert not {*stay} & {*SECRET.split()}
    assert len(stay) >= 0.9 * len(wanted)
    assert done.findings == ()
    told = layer_told(case)
    assert (told["page"], told["read"], told["words_kept"]) == (1, True, len(stay))


def test_of_words_that_are_others_than_the_picture_shows_only_the_same_stay(tmp_path: Path) -> None:
    others = [Placed(each.text[::-1], each.left, each.foot, each.wide) for each in OWN]
    case = planned(tmp_path / "case", layered_scan(LINES, others), area_over("X1", METHOD_WORD))
    _, made = redacted(case)
    assert {word for word in said(made) if word.isalpha()} <= {"A", "a"}


def test_what_a_page_draws_itself_over_a_scan_stays_though_its_layer_goes(tmp_path: Path) -> None:
    drawn = "BT 0 Tr 100 Tz /F 9 Tf 40 12 Td (Printed by the registry) Tj ET"
    content = layered_scan(LINES, DISPLACED["two lines up"], drawn=drawn)
    case = planned(tmp_path / "case", content, area_over("X1", METHOD_WORD))
    _, made = redacted(case)
    assert said(made)[-4:] == ["Printed", "by", "the", "registry"]
    assert len(said(made)) <= 8


def test_where_nothing_reads_pictures_no_word_stays_behind_one_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = planned(tmp_path / "case", layered_scan(LINES), area_over("X1", METHOD_WORD))
    monkeypatch.setenv("PATH", str(tmp_path))
    done, made = redacted(case)
    assert said(made) == []
    (warned,) = (finding for finding in done.findings if "area that cuts" not in finding.detail)
    assert "do not come along, for nothing here reads these: page 1." in warned.detail
    assert "install tesseract-ocr" in warned.next_step
    assert layer_told(case)["read"] is False


def test_a_picture_is_read_once_and_only_casework_sees_what_was_read(tmp_path: Path) -> None:
    case = planned(tmp_path / "case", layered_scan(LINES), area_over("X1", METHOD_WORD))
    _, first = redacted(case)
    (digest,) = kept_words(case, PLACED_WORDS)
    assert redacted(case)[1] == first
    assert PLACED_WORDS.startswith("out/internal/")
    keep_words_here(case, {digest: ""}, PLACED_WORDS)
    assert said(redacted(case)[1]) == []


def test_words_taken_out_of_a_text_are_refused_where_the_scan_beside_it_still_shows_them(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(layered_scan(LINES, []))) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page = pdf.add_blank_page(page_size=SIZE)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(f"BT /F 12 Tf 40 150 Td (I saw {SECRET} there.) Tj ET".encode())
        content = saved(pdf)
    row = f"  - {{id: X2, words: {SECRET}, reason: name of another person, person: P1, decision: redact}}\n"
    case = planned(tmp_path / "case", content, row, area_over("X1", METHOD_WORD), name="redact")
    told = refusal_but_what_was_read(case)
    assert "takes out words that the picture of page 1 still shows. Draw an area" in told
    add(case, area_over("X3", *SECRET.split()))
    redacted(case)
