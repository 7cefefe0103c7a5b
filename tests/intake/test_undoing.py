"""What a workbook would set back: only what changed since it was made, and that it has as it was."""

from typing import Any

import pytest

from docgen.intake.undoing import gone, is_another_copy, undone

BASE = {"force": "A", "stage": "decided", "people": ({"id": "P1", "label": "X"}, {"id": "P2", "label": "Y"})}


def case(**changes: Any) -> dict[str, Any]:
    return {**BASE, **changes}


@pytest.mark.parametrize(
    ("now", "filled", "fields"),
    [
        (case(), case(force="B"), ()),
        (case(force="B"), case(force="B"), ()),
        (case(force="B"), case(force="C"), ()),
        (case(force="B"), case(stage="appealed"), ("force",)),
        (case(people=({"id": "P2", "label": "Z"},)), case(), ("people.P1.id", "people.P1.label", "people.P2.label")),
        (case(people=({"id": "P2", "label": "Y"}, {"id": "P1", "label": "X"})), case(), ()),
        (case(new="1"), case(), ("new",)),
    ],
)
def test_only_what_changed_since_and_stands_as_it_was_is_set_back(
    now: dict[str, Any], filled: dict[str, Any], fields: tuple[str, ...]
) -> None:
    assert undone(BASE, now, filled) == fields


@pytest.mark.parametrize(
    ("now", "filled", "is_other"),
    [
        (case(force="B"), case(force="B"), False),
        (case(force="B"), case(force="C"), False),
        (case(force="B"), case(stage="appealed"), True),  # it has none of what changed
        (case(force="B", stage="appealed", new="1"), case(stage="appealed", new="1"), False),  # thought better of one
        (case(force="B", stage="appealed"), case(force="B"), True),  # as much set back as seen: asked for
    ],
)
def test_a_copy_that_has_not_seen_the_changes_is_told_from_one_that_is_filled_in_further(
    now: dict[str, Any], filled: dict[str, Any], is_other: bool
) -> None:
    assert is_another_copy(BASE, now, filled) == is_other


def test_a_record_that_a_workbook_leaves_out_is_named_and_none_else() -> None:
    assert gone(BASE, case(people=({"id": "P2", "label": "Z"},))) == ("P1",)
    assert gone(BASE, case(people=({"id": "P2"}, {"id": "P1"}, {"id": "P3"}))) == ()
    assert gone({}, BASE) == ()
