"""A bundle of tagged papers is a tagged bundle: veraPDF on what is joined of documents that keep to PDF/UA-1."""

from pathlib import Path

import pikepdf

from docgen.bundle.joining import join
from docgen.bundle.sources import Branch, Look, Numbers, Order, Source
from docgen.papers.pdf_ready import ready
from docgen.workflow.making import Order as Asked
from docgen.workflow.making import make_documents
from tests.made.checkers import needs_verapdf, verapdf_verdicts
from tests.made.corpus import FONT, Made, bundle_of, made
from tests.workflow.cases import CLOCK, case_folder


def statement_of(folder: Path) -> bytes:
    """The PDF of the fixture's statement."""
    (produced,) = make_documents(Asked(folder), lambda: CLOCK)
    return (folder / next(name for name in produced.files if name.endswith(".pdf"))).read_bytes()


def bundled(contents: list[bytes], target: Path) -> None:
    sources = []
    for at, content in enumerate(contents):
        facts, whole = ready(content)
        assert facts.tagged
        sources.append(Source(whole, f"Statement {at + 1}", facts.free, len(whole)))
    branches = tuple(Branch(each.title, at) for at, each in enumerate(sources))
    look = Look("A bundle of statements", FONT, claims_ua=True)
    join(Order(tuple(sources), branches, Numbers(index=0), look), target)


@needs_verapdf
def test_a_bundle_of_documents_that_keep_to_pdf_ua_keeps_to_it(tmp_path: Path) -> None:
    """One twice, so that the numbers and ids of its tags clash; the way back to the index is laid on each."""
    content = statement_of(case_folder(tmp_path / "case"))
    target = tmp_path / "bundle.pdf"
    bundled([content, content, content], target)
    assert verapdf_verdicts([target])["ua1", "bundle.pdf"] == "PASS"


def test_tags_of_every_paper_are_in_one_tree_and_each_part_leads_to_its_own_pages(tmp_path: Path) -> None:
    content = statement_of(case_folder(tmp_path / "case"))
    target = tmp_path / "bundle.pdf"
    bundled([content, content], target)
    with pikepdf.open(target) as pdf:
        (whole,) = pdf.Root.StructTreeRoot.K
        first, second = whole.K
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        half = len(pdf.pages) // 2
        assert {pages[each] < half for each in pages_below(first)} == {True}
        assert {pages[each] >= half for each in pages_below(second)} == {True}
        numbers = [int(page.obj.StructParents) for page in pdf.pages]
        assert len(set(numbers)) == len(numbers)


def pages_below(element: pikepdf.Object) -> set[tuple[int, int]]:
    """The pages that elements below one are of."""
    found, waiting = set[tuple[int, int]](), [element]
    while waiting:
        each = waiting.pop()
        if "/Pg" in each:
            found.add(each["/Pg"].objgen)
        kids = each.get("/K")
        for kid in [*kids] if isinstance(kids, pikepdf.Array) else [kids]:
            waiting += [kid] if isinstance(kid, pikepdf.Dictionary) else []
    return found


@needs_verapdf
def test_papers_without_tags_are_marked_as_what_they_are(tmp_path: Path) -> None:
    """What is found then is the papers' own: fonts, and no claim that they keep to it."""
    files = [each for name in ("qpdf__link-annots.pdf", "ocrmypdf__link.pdf") if isinstance(each := made(name), Made)]
    target = tmp_path / "bundle.pdf"
    bundle_of(files, target)
    verdict = verapdf_verdicts([target])["ua1", "bundle.pdf"]
    rules = {line.split()[2] for line in verdict.splitlines() if line.strip().startswith("ISO 14289")}
    assert {each for each in rules if not each.startswith("7.21.")} == {"5-1"}, verdict
