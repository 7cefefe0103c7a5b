"""Changes to what a case tells nobody of its events and its casework, to what is later than a document, and to ids.

As `tests.law.changes`; `CHANGES` are all of them, ids last, so that the others find what they change.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.law.changes import PEOPLE_AND_PAPERS
from tests.law.told import (
    Data,
    a_day,
    a_line,
    closed_papers,
    every,
    ids_in,
    listed,
    put_in,
    renamed,
    told_incidents,
    with_free_ids,
)

Change = Callable[[Data, Random], Data | None]


def incidents_nobody_is_told_of(data: Data, rng: Random) -> None:
    told = told_incidents(data)
    for incident in rng.sample(told, min(len(told), 2)):
        copy = with_free_ids(incident, data, rng)
        copy |= {"allegation": "theft of a bicycle", "reference": a_line(rng), "count": a_line(rng)}
        copy["same_event"] = [incident["id"]] if rng.random() < 0.5 else []
        if rng.random() < 0.5:
            incident["same_event"] = [*incident.get("same_event", ()), copy["id"]]
        put_in(data["incidents"], copy, rng)
        for statement in data["statements"]:
            listed(statement, "left_out").append({"incident": copy["id"], "by": a_line(rng), "reason": a_line(rng)})


def links_by_way_of_incidents_nobody_is_told_of(data: Data, rng: Random) -> None:
    told = {incident["id"] for incident in told_incidents(data)}
    for incident in listed(data, "incidents"):
        links = [name for name in incident.get("same_event", ()) if incident["id"] in told and name in told]
        incident["same_event"] = links


def order_of_incidents(data: Data, rng: Random) -> None:
    rng.shuffle(listed(data, "incidents"))


def reports_nobody_is_told_of(data: Data, rng: Random) -> None:
    items = listed(data, "intelligence")
    for item in items[:1]:
        copy = with_free_ids(item, data, rng)
        copy |= {"label": a_line(rng), "text": a_line(rng), "log": a_line(rng), "same_root": [item["id"]]}
        item["same_root"] = [copy["id"], *item.get("same_root", ())]
        put_in(items, copy, rng)
        statement = data["statements"][0]
        about_it = [p for p in statement["paragraphs"] if p["about"] == "how I know"][:1]
        for paragraph in about_it:  # older than all others, and about what is not told
            spare = with_free_ids(paragraph, data, rng)
            spare |= {"about": "intelligence", "item": copy["id"], "written": "2001-02-03", "text": a_line(rng)}
            put_in(statement["paragraphs"], spare, rng)


def convictions_abroad_nobody_is_told_of(data: Data, rng: Random) -> None:
    for conviction in listed(data, "overseas")[:1]:
        copy = with_free_ids(conviction, data, rng) | {"country": a_line(rng), "court": a_line(rng)}
        put_in(data["overseas"], copy, rng)


def what_only_the_case_owner_notes(data: Data, rng: Random) -> None:
    for incident in told_incidents(data):
        at = rng.randrange(len(incident["steps"]))
        step = with_free_ids(incident["steps"][at], data, rng)
        incident["steps"].insert(at, step | {"from": ["case-owner"], "detail": a_line(rng)})


def effects_that_no_exhibit_shows(data: Data, rng: Random) -> None:
    closed = ["case-owner", *(paper["id"] for paper in closed_papers(data))]
    for incident in told_incidents(data):
        effect = {"id": "X1", "kind": "physical", "on": "a person", "extent": a_line(rng), "from": [rng.choice(closed)]}
        put_in(listed(incident, "impact"), with_free_ids(effect, data, rng), rng)


def what_is_noted_on_incidents(data: Data, rng: Random) -> None:
    people = [person["id"] for person in listed(data, "people")]
    for incident in listed(data, "incidents"):
        incident |= {"relevance": a_line(rng), "exact_place": a_line(rng), "asn": rng.choice(NONE)}
        incident["people"] = rng.sample(people, rng.randint(0, len(people)))
        if incident["role"] not in {"victim", "convicted"}:
            incident["role"] = rng.choice(["named", "suspect", "arrested"])
        for effect in incident.get("impact", ()):
            effect["kind"] = rng.choice(["physical", "emotional", "financial"])
        if incident["outcome"]["result"] == "pending":
            incident["outcome"]["prosecutor_view"] = a_line(rng)


NONE = ["not recorded", "not applicable"]


def what_is_noted_on_reports(data: Data, rng: Random) -> None:
    for item in listed(data, "intelligence"):
        item |= {"log": a_line(rng), "comment": a_line(rng)}
        item["incidents"] = [each["id"] for each in listed(data, "incidents") if rng.random() < 0.3]
    for conviction in listed(data, "overseas"):
        view = {"offence": a_line(rng), "statute": a_line(rng), "view_of": a_line(rng)}
        conviction |= {"relevance": a_line(rng), "reliance": "context", "equivalent": view}


def what_is_noted_on_paragraphs(data: Data, rng: Random) -> None:
    for statement in data["statements"]:
        for paragraph in statement["paragraphs"]:
            paragraph |= {"note": a_line(rng), "written_at": f"{rng.randint(10, 20)}:00", "chain": rng.choice(NONE)}


def paragraphs_written_later(data: Data, rng: Random) -> None:
    for statement in data["statements"]:
        if statement["paragraphs"]:
            later = with_free_ids(rng.choice(statement["paragraphs"]), data, rng)
            later |= {"written": a_day(rng, 2030, 2035), "text": a_line(rng)}
            put_in(statement["paragraphs"], later, rng)


def what_was_done_or_said_later(data: Data, rng: Random) -> None:
    for incident in told_incidents(data):
        step = with_free_ids(incident["steps"][-1], data, rng)
        incident["steps"].append(step | {"kind": "reviewed by a supervisor", "date": a_day(rng, 2030, 2035)})
    for holder in every(data, "links"):
        link = holder["links"][-1] | {"said": a_day(rng, 2030, 2035), "recorded": "not recorded", "by": a_line(rng)}
        holder["links"].append(link)


def statements_of_casework(data: Data, rng: Random) -> None:
    data |= {"case_owner": a_line(rng), "senior_caseworker": a_line(rng), "flag": "Nexus High Harm"}
    data |= {"stage": rng.choice(["drafted", "summary"]), "route": "administrative removal"}
    data["referral"] = {"date": a_day(rng), "accepted": "not recorded", "by": a_line(rng), "matrix": a_line(rng)}
    if isinstance(data["appeal"], dict):
        data["appeal"] |= {"received": "2001-02-03", "bundle_due": "not recorded"}


def what_is_known_of_the_subject(data: Data, rng: Random) -> None:
    subject = data["subject"]
    subject |= {"cro": "not recorded", "pnc": "not applicable", "uan": "not recorded", "home_office": "Q1234567"}
    subject |= {"birthplace": a_line(rng), "languages": [a_line(rng)], "vulnerability": a_line(rng)}
    subject |= {"entered": a_day(rng), "detention": "not applicable"}
    for period in subject["immigration"]:
        period["status"] = a_line(rng)


def summary_and_commissions(data: Data, rng: Random) -> None:
    data["summary"] = "not recorded"
    data["commissions"] = []


def remarks_and_decisions(data: Data, rng: Random) -> None:
    statement = data["statements"][0]["id"]
    data["comments"] = [{"id": "K901", "by": a_line(rng), "text": a_line(rng)}]
    data["authorities"] = [
        {"id": "A901", "name": a_line(rng), "citation": a_line(rng), "status": "current", "reviewed": a_day(rng)}
    ]
    data["overrules"] = [
        {"id": "V901", "rule": "WS-30", "role": "senior caseworker", "by": a_line(rng), "reason": a_line(rng),
         "date": a_day(rng)}
    ]  # fmt: skip
    # That the maker confirmed the words a draft tells; a final is not made without (WS-170).
    confirmed = [each for each in data.get("attestations", ()) if each["rule"] == "WS-170"]
    data["attestations"] = [
        *confirmed,
        {"id": "B901", "rule": "WS-30", "statement": statement, "by": a_line(rng), "role": a_line(rng),
         "date": a_day(rng), "looked_at": a_line(rng)}
    ]  # fmt: skip


def ids_of_everything(data: Data, rng: Random) -> Data:
    """Give every record another id, served ones as well: in what is served they are counted."""
    names: dict[str, str] = {}
    for letter, old in _by_letter(sorted(ids_in(data))).items():
        numbers = rng.sample(range(1, 999), len(old))
        names |= {name: f"{letter}{number}" for name, number in zip(old, numbers, strict=True)}
    return renamed(data, names)


def _by_letter(names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[0], []).append(name)
    return found


EVENTS_AND_CASEWORK: tuple[Any, ...] = (
    incidents_nobody_is_told_of,
    links_by_way_of_incidents_nobody_is_told_of,
    order_of_incidents,
    reports_nobody_is_told_of,
    convictions_abroad_nobody_is_told_of,
    what_only_the_case_owner_notes,
    effects_that_no_exhibit_shows,
    what_is_noted_on_incidents,
    what_is_noted_on_reports,
    what_is_noted_on_paragraphs,
    paragraphs_written_later,
    what_was_done_or_said_later,
    statements_of_casework,
    what_is_known_of_the_subject,
    summary_and_commissions,
    remarks_and_decisions,
)
CHANGES: tuple[Change, ...] = (*PEOPLE_AND_PAPERS, *EVENTS_AND_CASEWORK, ids_of_everything)
