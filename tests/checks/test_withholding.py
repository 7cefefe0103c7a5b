"""What is kept back is looked at for the appellant, and a yes is answered: where each rule hits, and near misses."""

import pytest

from docgen.checks.rule import Stage
from tests.checks.readings import CLOSED, RULES, Changes, Try, tried

LOOKED_AT = "seen: no, helps: no, undermines: no"


def item(said: str, route: str = "not_relied_on") -> Changes:
    """Put a paper that is not exhibited on the withheld list."""
    about = f"id: D1, what: a paper, parts: [{{paper: S3}}], route: {route}, reason: none"
    return (("\nexhibits:\n", f"\nwithheld:\n  - {{{about}, authority: x, date: 2025-04-01, {said}}}\n\nexhibits:\n"),)


ACCOUNT = "incidents.0.account.words.withheld"
GISTED = "answer: gist given\n          gist: In interview he said that he was elsewhere.\n"
NOT_LISTED = "          reason_served: protected by law\n          listed: no\n"
UNLISTED: Changes = (("          reason_served: protected by law\n", NOT_LISTED),)
PLACE = "exact_place: Corner of Gull Row and Tide Lane, Saltmarsh, ZS4 2PQ"
KEPT = "{value: a corner, route: pii_claimed, authority: x, date: 2024-03-01, listed: no}"
NO_PLACE: Changes = ((PLACE, f"exact_place: {{withheld: {KEPT}}}"),)
IS_SERVED = "    marking: OFFICIAL\n    disclosure: disclose\n  - id: S4"
WITHHELD: Changes = ((IS_SERVED, IS_SERVED.replace("disclose\n", "withhold\n")),)
TRIES = [
    Try("WS-171", "a case that keeps nothing back"),
    Try("WS-171", "a paper that was looked at", (), item(LOOKED_AT)),
    Try("WS-171", "a paper that nobody looked at", ("withheld.0",), item("listed: no")),
    Try("WS-171", "a paper of which one question is open", ("withheld.0",), item("seen: yes, helps: no")),
    Try("WS-171", "values that were looked at", (), base=CLOSED),
    Try(
        "WS-171", "a value of which one question is open", (ACCOUNT,),
        (("          helps: yes\n          undermines: no\n", "          helps: yes\n"),), base=CLOSED,
    ),
    Try("WS-172", "a paper that does neither", (), item(LOOKED_AT)),
    Try("WS-172", "a paper that helps, and nothing was done", ("withheld.0",), item("helps: yes")),
    Try("WS-172", "a paper that goes against what is served", ("withheld.0",), item("undermines: yes")),
    Try("WS-172", "an answer", (), item("helps: yes, answer: disclosed")),
    Try("WS-172", "a gist that is not recorded", ("withheld.0",), item("helps: yes, answer: gist given")),
    Try("WS-172", "a gist", (), item("helps: yes, answer: gist given, gist: He denied it.")),
    Try(
        "WS-172", "an application that the route does not know", ("withheld.0",),
        item("helps: yes, answer: rule 13 application made"),
    ),
    Try("WS-172", "an application", (), item("helps: yes, answer: rule 13 application made", "r13_applied")),
    Try("WS-172", "a value whose gist was given", (), base=CLOSED),
    Try("WS-172", "a value that helps, unanswered", (ACCOUNT,), ((f"          {GISTED}", ""),), base=CLOSED),
    Try("WS-173", "an application that is open", (), item(LOOKED_AT, "r13_applied")),
    Try("WS-173", "one that was granted", (), item(LOOKED_AT, "r13_granted")),
    Try("WS-173", "one that was refused", ("withheld.0.route",), item(LOOKED_AT, "r13_refused")),
    Try("WS-173", "refused, and served since", (), item(f"{LOOKED_AT}, answer: disclosed", "r13_refused")),
    Try(
        "WS-173", "refused, and a gist is not enough", ("withheld.0.route",), item("answer: gist given", "r13_refused"),
    ),
    Try("WS-187", "a paper that is withheld, and no entry", ("papers.2.disclosure",), WITHHELD),
    Try("WS-187", "a paper that is withheld, and its entry", (), (*WITHHELD, *item(LOOKED_AT))),
    Try("WS-187", "a paper that is internal", (), ((IS_SERVED, IS_SERVED.replace("disclose\n", "internal\n")),)),
    Try("WS-186", "a value that may be listed", base=CLOSED),
    Try("WS-186", "a value that may not, of which the statement tells", (ACCOUNT,), UNLISTED, CLOSED),
    Try("WS-186", "an exact place, of which nobody is told", (), NO_PLACE, CLOSED),
    Try(
        "WS-186", "of an incident that the statement leaves out", (),
        (("    place: not recorded\n", f"    place: {{withheld: {KEPT}}}\n"),), CLOSED,
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", TRIES, ids=str)
def test_a_rule_of_what_is_kept_back_hits_where_it_should(row: Try) -> None:
    assert tried(row) == row.hits


def test_open_questions_keep_finals_from_being_made_and_no_draft() -> None:
    assert {RULES[name].stage for name in ("WS-171", "WS-172")} == {Stage.FINAL}
    assert RULES["WS-173"].stage is Stage.DRAFT
    assert not any(RULES[name].overrulable for name in ("WS-171", "WS-172", "WS-173"))
