from dataclasses import replace

import pytest
from pydantic import ValidationError

from docgen.document import (
    BlockKind,
    block_id,
    canonical_text,
    digest,
    document_from_record,
    document_to_record,
    kind_of,
    leaves,
)
from tests.made.documents import statement_document


def test_a_document_comes_back_from_its_record_unchanged() -> None:
    document = statement_document(5, 3)
    assert document_from_record(document_to_record(document)) == document


def test_a_record_with_a_strange_block_is_refused() -> None:
    record = document_to_record(statement_document(1, 1))
    record["blocks"][0]["type"] = "sermon"
    with pytest.raises(ValidationError):
        document_from_record(record)


def test_the_draft_mark_is_outside_the_digest() -> None:
    draft = statement_document(2, 1, mark="DRAFT")
    assert digest(draft) == digest(replace(draft, mark=None))


def test_any_other_character_changes_the_digest() -> None:
    document = statement_document(2, 1)
    assert digest(document) != digest(replace(document, blocks=document.blocks[1:]))


def test_block_ids_are_unique_stable_and_tell_nothing() -> None:
    ids = [leaf.id for leaf in leaves(statement_document(60, 25))]
    assert len(ids) == len(set(ids))
    assert block_id("incident", "incidents.I1") == "bade5591d63a3"
    assert all(len(name) == 13 and name[0] == "b" for name in ids)


def test_a_paragraph_with_the_makers_words_is_the_makers() -> None:
    kinds = {kind_of(leaf) for leaf in leaves(statement_document(1, 1))}
    assert kinds == {BlockKind.WORDS, BlockKind.FORMULA}


def test_canonical_text_numbers_paragraphs_and_leaves_the_date_line_open() -> None:
    text = canonical_text(statement_document(2, 1))
    assert "\n\n1. On 2 February 2025 " in text
    assert text.endswith("Signed ________\nName Lowri HADDENHAM\nDated ________\n")
