"""Changes to what a case withholds or tells nobody: of people, values and papers. None may show in what is served.

Each takes a case's plain data and a source of chance, and changes the data in place. What it cannot find it leaves.
"""

from random import Random
from typing import Any

from tests.law.told import (
    Data,
    a_day,
    a_free_id,
    a_line,
    a_name,
    closed_papers,
    every,
    is_named,
    kept_as_a_whole,
    listed,
    produced_papers,
    put_in,
)

# --- people


def names_of_people(data: Data, rng: Random) -> None:
    for person in listed(data, "people"):
        if not is_named(person):
            person["name"] = rng.choice([a_name(rng), a_name(rng), "not recorded"])
            person["aliases"] = [a_name(rng) for _ in range(rng.randint(0, 2))]


def what_else_is_known_of_people(data: Data, rng: Random) -> None:
    for person in listed(data, "people"):
        person |= {"address": a_line(rng), "safety": a_line(rng), "part": a_line(rng), "places": [a_line(rng)]}
        person |= {"contact": rng.choice(["not recorded", "07700 900999"]), "age": str(rng.randint(1, 90))}
        person |= {"born": a_day(rng, 1950, 2015), "categories": [rng.choice(["suspect", "informant", "other"])]}


def why_people_are_named_or_not(data: Data, rng: Random) -> None:
    for person in listed(data, "people"):
        for key in {"naming", "label_only", "in_key"} & set(person):
            person[key]["reason"] = a_line(rng)


def people_nobody_speaks_of(data: Data, rng: Random) -> None:
    labels = [person["label"] for person in listed(data, "people")]
    for _ in range(rng.randint(1, 3)):
        label = f"Stranger {rng.randint(1, 9999)}"
        part_of_one = rng.choice(labels).split()[0] if labels else label
        if part_of_one not in labels and rng.random() < 0.5:  # a word that texts and labels hold anyway
            label = part_of_one
        labels.append(label)
        decision = {"by": a_line(rng), "date": "2024-01-02", "reason": a_line(rng), "from": ["case-owner"]}
        put_in(
            listed(data, "people"),
            {
                "id": a_free_id(data, "P", rng), "label": label, "name": a_name(rng), "categories": ["witness"],
                "under_18": "no", "lifetime_anonymity": "no", "born": "not recorded", "address": a_line(rng),
                "contact": "not recorded", "in_key": decision, "from": ["case-owner"],
            },
            rng,
        )  # fmt: skip


def order_of_people_and_makers(data: Data, rng: Random) -> None:
    for key in ("people", "makers", "comments", "authorities"):
        rng.shuffle(listed(data, key))
    rng.shuffle(data["subject"]["identity"])


def makers_of_no_statement(data: Data, rng: Random) -> None:
    stranger = {
        "id": a_free_id(data, "M", rng), "name": a_name(rng), "rank": "Police Constable", "rank_short": "PC",
        "number": str(rng.randint(1000, 9999)), "post": a_line(rng), "employer": a_line(rng),
        "employer_is_party": "no", "work_address": a_line(rng), "over_18": "yes", "availability": {"any_day": "yes"},
    }  # fmt: skip
    put_in(data["makers"], {**stranger, "from": [stranger["id"]]}, rng)


def when_makers_can_attend(data: Data, rng: Random) -> None:
    for maker in data["makers"]:
        period = {"first": a_day(rng, 2024, 2026), "last": a_day(rng, 2027, 2029)}
        maker["availability"] = {"any_day": "no", "except_for": [period]}
        maker["speaks_to"] = [each["id"] for each in listed(data, "incidents") if rng.random() < 0.5]


def who_the_subject_is_under_an_order(data: Data, rng: Random) -> None:
    """Under an order of anonymity nothing of who the subject is may show."""
    if isinstance(data["appeal"], dict) and data["appeal"]["anonymity"] != "none":
        subject = data["subject"]
        subject |= {"name": a_name(rng), "short_name": a_line(rng), "born": a_day(rng, 1940, 1980)}
        subject |= {"own_script": a_line(rng), "aliases": [{**a_name(rng), "from": ["case-owner"]}]}
        data["appeal"]["order"] = {"date": a_day(rng), "terms": a_line(rng)}


# --- what is withheld


def withheld_values(data: Data, rng: Random) -> None:
    for holder in every(data, "withheld"):
        if isinstance(value := holder["withheld"], dict):
            value |= {"value": a_line(rng), "authority": a_line(rng), "date": a_day(rng)}
            _asked_of(value, rng)


def withheld_papers(data: Data, rng: Random) -> None:
    for item in data.get("withheld", ()):
        item |= {"what": a_line(rng), "reason": a_line(rng), "authority": a_line(rng), "until": a_line(rng)}
        _asked_of(item, rng)


def _asked_of(kept: dict[str, Any], rng: Random) -> None:
    told = ["yes", "no"] if "answer" in kept else ["no"]  # what helps is served or answered for, else no final is made
    kept |= {"seen": rng.choice(["yes", "no"]), "helps": rng.choice(told), "undermines": rng.choice(told)}
    kept |= {"reason_tribunal": a_line(rng), "gist": a_line(rng)}
    if kept.get("listed") == "no":
        kept |= {
            "route": rng.choice(["not_relied_on", "pii_claimed", "r13_applied"]),
            "reason_served": "protected by law",
        }


def withheld_things_that_no_schedule_lists(data: Data, rng: Random) -> None:
    for paper in closed_papers(data)[:2]:
        put_in(listed(data, "withheld"), _unlisted(data, [{"paper": paper["id"]}], rng), rng)


def _unlisted(data: Data, parts: list[dict[str, str]], rng: Random) -> dict[str, Any]:
    return {
        "id": a_free_id(data, "D", rng), "what": a_line(rng), "parts": parts, "listed": "no",
        "route": rng.choice(["not_relied_on", "pii_claimed"]), "reason": a_line(rng), "authority": a_line(rng),
        "date": a_day(rng), "reason_served": rng.choice(["rights of others", "protected by law"]),
    }  # fmt: skip


def pages_that_are_kept_back(data: Data, rng: Random) -> None:
    """Let papers that are served in part have more pages, all of which are kept back."""
    for paper in listed(data, "papers"):
        if paper["disclosure"] == "disclose redacted" and str(paper["pages"]).isdecimal() and rng.random() < 0.7:
            first = int(paper["pages"]) + 1
            last = first + rng.randint(0, 3)
            paper["pages"] = str(last)
            part = {"paper": paper["id"], "first": str(first), "last": str(last)}
            put_in(listed(data, "withheld"), _unlisted(data, [part], rng), rng)


# --- papers


def papers_that_are_closed(data: Data, rng: Random) -> None:
    kept = kept_as_a_whole(data)
    for paper in closed_papers(data):
        paper |= {"title": a_line(rng), "held_by": a_line(rng), "date": a_day(rng), "marking": "legacy"}
        paper |= {"from_party": rng.choice(["court", "other"]), "kind": rng.choice(["crime report", "log or table"])}
        if str(paper["pages"]).isdecimal():
            paper["pages"] = str(int(paper["pages"]) + rng.randint(0, 9))
        if paper["id"] not in kept:
            paper["disclosure"] = rng.choice(["withhold", "internal", "not needed"])


def more_papers_that_are_closed(data: Data, rng: Random) -> None:
    for _ in range(rng.randint(1, 3)):
        put_in(
            listed(data, "papers"),
            {
                "id": a_free_id(data, "S", rng), "title": a_line(rng), "kind": "crime report", "date": a_day(rng),
                "from_party": "police", "held_by": a_line(rng), "pages": str(rng.randint(1, 40)),
                "marking": "OFFICIAL-SENSITIVE", "disclosure": rng.choice(["withhold", "internal", "not needed"]),
                "incidents": [each["id"] for each in listed(data, "incidents")[:1]],
            },
            rng,
        )  # fmt: skip


def where_closed_papers_stand(data: Data, rng: Random) -> None:
    for paper in closed_papers(data):
        data["papers"].remove(paper)
        put_in(data["papers"], paper, rng)


def what_is_noted_on_papers(data: Data, rng: Random) -> None:
    for paper in listed(data, "papers"):
        paper |= {"marking": "legacy", "why": a_line(rng), "reviewed": {"by": a_line(rng), "date": a_day(rng)}}
        paper |= {"language": a_line(rng), "translator": a_line(rng), "viewing": a_line(rng), "incidents": []}
        if isinstance(paper.get("retrieved"), dict):
            paper["retrieved"] |= {"by": a_line(rng), "system": a_line(rng)}


def which_closed_paper_says_so(data: Data, rng: Random) -> None:
    """Let what is from a closed paper be from another one, or of another page."""
    closed = [paper["id"] for paper in closed_papers(data)]
    for record in every(data, "from"):
        sources = record["from"]
        if isinstance(sources, list):
            record["from"] = [rng.choice(closed) if source.split(" ")[0] in closed else source for source in sources]


def what_closed_papers_say_instead(data: Data, rng: Random) -> None:
    closed = [paper["id"] for paper in closed_papers(data)]
    for incident in listed(data, "incidents") if closed else ():
        for record in (incident, incident["outcome"], *incident["steps"]):
            told = {"field": "date", "as": a_line(rng), "from": [rng.choice(closed)]}
            record["differs"] = [told, *record.get("differs", ())]


def names_that_closed_papers_give(data: Data, rng: Random) -> None:
    closed = [paper["id"] for paper in closed_papers(data)]
    for paper in closed[:2]:
        listed(data["subject"], "aliases").insert(0, {**a_name(rng), "from": [paper]})


def exhibits_of_no_statement(data: Data, rng: Random) -> None:
    held = [paper for paper in listed(data, "papers") if paper["disclosure"].startswith("disclose")]
    for exhibit in listed(data, "exhibits")[:1]:
        letters, _, _ = exhibit["mark"].partition("/")
        mark = f"{letters}/{rng.randint(500, 9999)}"
        parts = [{"paper": rng.choice(held)["id"]}]
        new = {"mark": mark, "maker": exhibit["maker"], "description": a_line(rng), "parts": parts}
        put_in(data["exhibits"], new, rng)


def references_that_no_exhibit_shows(data: Data, rng: Random) -> None:
    held = produced_papers(data)
    for incident in listed(data, "incidents"):
        if not any(source.split(" ")[0] in held for source in incident["from"]):
            incident["reference"] = rng.choice([a_line(rng), "not recorded"])


PEOPLE_AND_PAPERS = (
    names_of_people,
    what_else_is_known_of_people,
    why_people_are_named_or_not,
    people_nobody_speaks_of,
    order_of_people_and_makers,
    makers_of_no_statement,
    when_makers_can_attend,
    who_the_subject_is_under_an_order,
    withheld_values,
    withheld_papers,
    withheld_things_that_no_schedule_lists,
    pages_that_are_kept_back,
    papers_that_are_closed,
    more_papers_that_are_closed,
    where_closed_papers_stand,
    what_is_noted_on_papers,
    which_closed_paper_says_so,
    what_closed_papers_say_instead,
    names_that_closed_papers_give,
    exhibits_of_no_statement,
    references_that_no_exhibit_shows,
)
