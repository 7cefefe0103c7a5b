"""A link from another file can lead to any block of a PDF, by the block's id."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from docgen.document import Paragraph, ReferenceSpan, ReferenceTo, leaves
from docgen.pdf import write_pdf
from docgen.pdf.markup import BLOCK, page_html
from tests.made.documents import numbered, statement_document
from tests.pdf.conftest import PRINT_CSS


@pytest.fixture
def destinations() -> dict[str, tuple[int, float, float]]:
    """Page, and place from the left and from the foot, by name."""
    with pikepdf.open(BytesIO(write_pdf(statement_document(), PRINT_CSS.read_text(encoding="utf-8")))) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {name: (pages[to[0].objgen], float(to[2]), float(to[3])) for name, to in tree.items()}


def test_every_block_is_a_destination_and_they_follow_each_other(
    destinations: dict[str, tuple[int, float, float]],
) -> None:
    ids = [leaf.id for leaf in leaves(statement_document())]
    assert set(ids) <= set(destinations)
    places = [(page, -height) for page, _, height in map(destinations.__getitem__, ids)]
    assert places == sorted(places)
    assert len({page for page, _ in places}) > 1


def test_only_what_a_link_leads_to_has_an_id_that_styles_must_be_reckoned_for() -> None:
    made = statement_document()
    first = next(block for block in made.blocks if isinstance(block, Paragraph) and block.number == 1)
    link = ReferenceSpan("1", ReferenceTo.PARAGRAPH, first.id, "statements.0")
    html = page_html(replace(made, blocks=(*made.blocks, numbered(999, link))))
    assert html.count(f' {BLOCK}="') > 50
    assert re.findall(' id="([^"]+)"', html) == [first.id]
    assert f'<a href="#{first.id}">1</a>' in html
