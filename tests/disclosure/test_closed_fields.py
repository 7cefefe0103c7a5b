"""Every field of a case is either in a served view under its own name, or closed here with a reason.

A new field fails this test until somebody has answered: is it served?
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from docgen.case import Case, views
from docgen.case.shape import alternatives, field_type

# The view that stands for a part of the case, where it is not called by the same name with `View` behind it.
VIEW_OF = {"Statement": "StatementPart", "OwnParagraph": "WordsView"}
CLOSED = {
    # part of the case, its fields that no view has under that name: why
    "every record": [
        ("differs", "what other papers say is a matter for the rules, and may come from a withheld paper"),
        ("sources", "papers and their ids are internal; what a statement exhibits of them is reckoned as `evidence`"),
    ],
    "Case": [
        ("docgen example case_owner force flag route stage", "casework, never a fact of the statement"),
        ("people makers papers comments overrules attestations", "internal lists; what of them is served is reckoned"),
        ("appeal subject incidents exhibits statements", "served through the views of their parts"),
    ],
    "Appeal": [
        ("received notified bundle_due", "decide what is known at a date; not printed"),
        ("anonymity initials", "decide what the subject is called; not printed themselves"),
    ],
    "Withheld": [("withheld", "a view holds one mark in its place")],
    "Withholding": [("value route authority date", "what is withheld, and why, is not in a view")],
    "Subject": [
        ("aliases pnc cro home_office uan", "identifiers are not needed to say who the statement is about"),
        ("immigration identity", "not a police officer's to tell; identity is in the maker's words"),
    ],
    "Difference": [("field as_ sources", "internal, like `differs`")],
    "ImmigrationStatus": [("id status start end", "immigration history is not a police officer's to tell")],
    "IdentityLink": [("id how date", "told in the maker's own words")],
    "Person": [
        ("label", "served where the maker's words name the person, as the words of a reference"),
        ("id name aliases categories under_18 lifetime_anonymity born address contact naming",
         "people are closed unless a recorded decision says otherwise"),
    ],
    "NamingDecision": [("by date reason", "internal record of a decision")],
    "Maker": [("id", "internal"), ("availability", "for listing a hearing; never printed")],
    "Availability": [("any_day except_for", "for listing a hearing; never printed")],
    "Paper": [("id file title kind date from_party held_by pages sha256 marking disclosure",
               "papers are served as exhibits, whose pages and date are reckoned from them")],
    "Incident": [
        ("exact_place", "may identify a home; `place` is served instead"),
        ("reference", "printed only where the record itself is exhibited"),
        ("role reliance relevance", "casework, never a fact of the statement"),
        ("people identity impact", "who and what else is in it; the maker's words say what is to be said"),
    ],
    "Step": [("by", "an id; a view says whether it was the maker")],
    "NoneFound": [("by", "an id; a view says whether it was the maker")],
    "Impact": [("id kind on extent", "a statement judges no harm")],
    "Exhibit": [("maker parts", "ids; their number of pages is reckoned")],
    "Part": [("paper first last", "ids and pages; their number is reckoned")],
    "Statement": [
        ("id format maker", "internal; the maker has a view of its own"),
        ("incidents exhibits paragraphs", "lists of ids, and words that a view holds by what they are about"),
    ],
    "OwnParagraph": [
        ("about incident", "decide where a paragraph is printed"),
        ("text", "a view holds its pieces, with references put into served words"),
        ("author written note", "internal; who wrote it when decides whether it is printed"),
    ],
    "Comment": [("id by text", "internal")],
    "Overrule": [("id rule field role by reason date", "printed in internal reports only")],
    "Attestation": [("id rule statement by role date looked_at", "printed in internal reports only")],
}  # fmt: skip


def parts(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """Every part that a case can have, by name."""
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for attribute in model.model_fields:
            for kind in models_in(field_type(model, attribute)):
                parts(kind, seen)
    return seen


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    for plain in alternatives(annotation):
        if get_origin(plain) is tuple:
            yield from models_in(get_args(plain)[0])
        elif isinstance(plain, type) and issubclass(plain, BaseModel):
            yield plain


PARTS = parts(Case, {})


def view_of(name: str) -> set[str]:
    view = getattr(views, VIEW_OF.get(name, f"{name}View"), None)
    return set(view.model_fields) if view else set()


def closed(name: str) -> set[str]:
    return {field for fields, _ in CLOSED.get(name, ()) for field in fields.split()}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_field_is_served_under_its_name_or_closed_with_a_reason(name: str) -> None:
    fields = set(PARTS[name].model_fields)
    unanswered = fields - view_of(name) - closed(name) - closed("every record")
    assert unanswered == set(), "is it served? Add it to a view, or close it here with a reason"


@pytest.mark.parametrize("name", sorted(set(CLOSED) - {"every record"}))
def test_what_is_closed_here_is_there_and_in_no_view(name: str) -> None:
    assert closed(name) <= set(PARTS[name].model_fields)
    assert closed(name) & view_of(name) == set()
    assert all(reason for _, reason in CLOSED[name])
