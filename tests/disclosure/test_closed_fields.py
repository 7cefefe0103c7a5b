"""Every field of a case is either in a served view under its own name, or closed here with a reason.

A new field fails this test until somebody has answered: is it served?
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from docgen.case import Case, incident_views, record_views, views
from docgen.case.shape import alternatives, field_type

# The view that stands for a part of the case, where it is not called by the same name with `View` behind it.
AS_THEY_ARE = {"Grading3x5x2", "Grading5x5x5"}
"""Parts of the case that a view holds whole."""
VIEW_OF = {
    "Statement": "StatementPart",
    "OwnParagraph": "WordsView",
    # What these have of views is for internal documents.
    "Summary": "none",
    "SummaryRow": "none",
    "Commission": "none",
}
CLOSED = {
    # part of the case, its fields that no view has under that name: why
    "every record": [
        ("differs", "served where the record is served with its sources, as far as exhibits of the statement say so"),
        ("sources", "papers and their ids are internal; what a statement exhibits of them is reckoned as `evidence`"),
    ],
    "Case": [
        ("docgen example case_owner force flag route stage", "casework, never a fact of the statement"),
        ("senior_caseworker referral decision authorities", "casework, and law: never a fact of the statement"),
        ("people makers papers comments overrules attestations", "internal lists; what of them is served is reckoned"),
        ("appeal subject incidents overseas intelligence exhibits statements", "served as the views of their parts"),
        ("withheld", "what is withheld is in no view"),
        ("summary commissions", "internal documents of their own"),
    ],
    "Equivalent": [("offence statute view_of", "a view on law is not a police officer's to tell")],
    "Referral": [
        ("date accepted by matrix criteria reasons commitments interest", "casework, never a fact of the statement")
    ],
    "Interest": [("active what", "casework: a risk to be judged by others")],
    "Decision": [("date paper basis", "the decision and its law are not a police officer's to tell")],
    "Authority": [("id name citation status by reviewed", "law has no place in a statement")],
    "WithheldItem": [
        ("id what parts in_part route reason authority date until", "what is withheld is in no view"),
        ("seen helps undermines answer gist reason_served reason_tribunal listed", "nor is what was asked of it"),
    ],
    "Summary": [("asked received by rows", "internal")],
    "SummaryRow": [
        ("id item date incident shows outcome primary papers disclosable why_not", "internal"),
        ("handling other_way speaker selected why", "internal"),
    ],
    "Commission": [("id statement maker date due not_wanted questions", "internal")],
    "Detention": [("where number release", "not needed to say who the statement is about")],
    "EarlierStatement": [("number date exhibits paper", "decides what a statement's number may be")],
    "Period": [("first last", "for listing a hearing; never printed")],
    "Retrieval": [("by date system", "its day is served as an exhibit's `obtained`")],
    "Review": [("by date", "internal record of a decision")],
    "LeftOut": [("incident by reason", "internal record of a decision")],
    "Appeal": [
        ("received notified bundle_due", "decide what is known at a date; not printed"),
        ("anonymity initials order", "decide what the subject is called; not printed themselves"),
    ],
    "AnonymityOrder": [("date terms", "binds what is printed; it is the Tribunal's to tell of")],
    "Withheld": [("withheld", "a view holds one mark in its place")],
    "Withholding": [
        ("value route authority date", "what is withheld, and why, is not in a view"),
        ("seen helps undermines answer gist reason_served reason_tribunal listed", "nor is what was asked of it"),
    ],
    "Subject": [
        ("pnc cro home_office uan", "identifiers are not needed to say who the statement is about"),
        ("birthplace sex languages vulnerability family detention", "not needed to say who the statement is about"),
        ("immigration entered identity", "not a police officer's to tell; identity is in the maker's words"),
    ],
    "Difference": [("as_ sources", "served as `says`, with the exhibits that say so and no other paper")],
    "ImmigrationStatus": [("id status start end", "immigration history is not a police officer's to tell")],
    "Person": [
        ("label", "served where the maker's words name the person, as the words of a reference"),
        ("age places safety part speaks_to label_only in_key", "people are closed, but for a key to persons"),
        ("place_alone", "what was decided is not served"),
        ("relationship", "what was decided is not served; what it lets be told stands in the maker's words"),
        ("id name aliases categories under_18 lifetime_anonymity born address contact naming",
         "people are closed unless a recorded decision says otherwise"),
    ],
    "NamingDecision": [("by date reason", "internal record of a decision")],
    "PlaceDecision": [("words by date reason", "internal record of a decision")],
    "Maker": [("id", "internal"), ("availability speaks_to earlier", "for listing a hearing; never printed")],
    "Availability": [("any_day except_for", "for listing a hearing; never printed")],
    "Paper": [
        ("date_in_words why reviewed incidents language translates translator", "casework"),
        ("statement_of civil_use viewing", "casework"),
        ("id file title kind date from_party held_by pages sha256 marking disclosure retrieved",
         "papers are served as exhibits, whose pages and days are reckoned from them"),
    ],
    "Incident": [
        ("exact_place", "may identify a home; `place` is served instead"),
        ("asn role relevance", "casework, never a fact of the statement"),
        ("people", "who else is in it; the maker's words say what is to be said"),
    ],
    "Impact": [("kind", "a statement judges no harm")],
    "IntelligenceItem": [
        ("log", "a log number may tell of the source"),
        ("incidents comment", "casework, never a fact of the statement"),
    ],
    "OverseasConviction": [
        ("equivalent", "a view on law is not a police officer's to tell; the summary has it"),
        ("original translation", "ids; whether a translation is exhibited is served as `translated`"),
        ("reliance relevance", "casework, never a fact of the statement"),
    ],
    "Pending": [("prosecutor_view", "the prosecutor's advice is not the maker's to tell")],
    "Exhibit": [("maker parts", "ids; their number of pages is reckoned")],
    "Part": [("paper first last", "ids and pages; their number is reckoned")],
    "Statement": [
        ("id format maker", "internal; the maker has a view of its own"),
        ("left_out", "internal record of a decision"),
        ("incidents exhibits paragraphs",
         "lists of ids, and words that a view holds by what they are about"),
    ],
    "OwnParagraph": [
        ("about incident item", "decide where a paragraph is printed"),
        ("text", "a view holds its pieces, with references put into served words"),
        ("author written written_at chain note", "internal; who wrote it when decides whether it is printed"),
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
    called = VIEW_OF.get(name, f"{name}View")
    found = (getattr(module, called, None) for module in (views, incident_views, record_views))
    view = next((each for each in found if each is not None), None)
    return set(view.model_fields) if view else set()


def closed(name: str) -> set[str]:
    return {field for fields, _ in CLOSED.get(name, ()) for field in fields.split()}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_field_is_served_under_its_name_or_closed_with_a_reason(name: str) -> None:
    fields = set() if name in AS_THEY_ARE else set(PARTS[name].model_fields)
    unanswered = fields - view_of(name) - closed(name) - closed("every record")
    assert unanswered == set(), "is it served? Add it to a view, or close it here with a reason"


@pytest.mark.parametrize("name", sorted(set(CLOSED) - {"every record"}))
def test_what_is_closed_here_is_there_and_in_no_view(name: str) -> None:
    assert closed(name) <= set(PARTS[name].model_fields)
    assert closed(name) & view_of(name) == set()
    assert all(reason for _, reason in CLOSED[name])
