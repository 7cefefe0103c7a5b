"""The seventeen points of redaction each name tests that are there, and the README tells of them as they stand."""

import ast

import pytest

from tests.leaks.kit import KIT
from tests.leaks.minimum import POINTS, ROOT, Point, table

PROOFS = sorted({proof for point in POINTS for proof in point.proofs})


def test_there_are_seventeen_points_each_asked_once_and_each_with_a_proof() -> None:
    assert len(POINTS) == len({point.asks for point in POINTS}) == 17
    assert all(point.proofs and point.met for point in POINTS)


@pytest.mark.parametrize("proof", PROOFS)
def test_a_proof_is_a_test_that_is_there(proof: str) -> None:
    file, _, test = proof.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    assert test.partition("[")[0] in functions


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.asks)
def test_no_point_is_told_in_words_that_break_its_table(point: Point) -> None:
    assert not {"|", "\n"} & {*point.asks, *point.met}


def test_the_readme_has_the_points_as_they_stand() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert table() in readme, "put this table into the README:\n" + table()
    assert f"A kit of {len(KIT)} hiding places" in readme
