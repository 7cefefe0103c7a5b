"""A case with things kept back under each route, and what the tribunal alone may be told of them."""

from hashlib import sha256

from docgen.case import Case
from tests.made.cases import case_of, edited
from tests.made.redactable import pages, saved

__all__ = ["CLOSED_CASE", "CLOSED_FORMS", "NOTE", "SECRETS", "closed_case"]

CLOSED_FORMS = ("rule-13-application", "excluded-document-pack")
"""The shipped formats for the tribunal alone."""
SECRETS = (
    "Ferrybank", "gaming machines", "Wexcombe", "arcade owner", "Tollbooth", "nightwatchman", "Registrar Oakes",
    "lodging", "never to be listed",
)  # fmt: skip
"""One telling piece of each closed text."""
NOTE = saved(pages([(72, 700, "Front of the Tollbooth note")], [(72, 700, "Second leaf")], [(72, 700, "Third leaf")]))
"""The file of the one paper that has one: three pages."""
PAPERS = """
  - id: S5
    title: note of a telephone call
    kind: other
    date: 2025-02-05
    from_party: police
    held_by: Saltmarsh Constabulary
    pages: 3
    sha256: DIGEST
    file: S5.pdf
    marking: OFFICIAL
    disclosure: withhold
    why: It tells who rang.
  - id: S6
    title: custody record
    kind: custody record
    date: not recorded
    from_party: police
    held_by: Saltmarsh Constabulary
    pages: not recorded
    marking: OFFICIAL
    disclosure: withhold
    why: It tells of a source.
"""
ASKED = "seen: no, helps: no, undermines: no"
ITEMS = f"""
withheld:
  - id: D1
    what: a note of a call from Ferrybank
    parts: [{{paper: S5, first: 2, last: 3}}, {{paper: S6}}]
    route: r13_granted
    reason: The caller is the nightwatchman.
    authority: Registrar Oakes
    date: 2025-04-23
    until: until the caller has moved from the lodging
    reason_served: a matter for the Tribunal
    reason_tribunal: The caller lives beside the Tollbooth and was threatened.
    seen: yes
    helps: no
    undermines: no
  - id: D2
    what: a list of gaming machines
    parts: [{{paper: S5}}]
    route: r13_applied
    reason: It is from the arcade owner.
    authority: Disclosure officer, Saltmarsh Constabulary
    date: 2025-04-28
    reason_served: rights of others
    reason_tribunal: Only the arcade owner had the list.
    gist: A list of machines was handed in.
    listed: no
    {ASKED.replace(", ", chr(10) + "    ")}
  - {{id: D3, what: never to be listed, parts: [{{paper: S6}}], route: pii_claimed, reason: "It is, by direction,
      never to be listed.", authority: a senior officer, date: 2025-04-01, listed: no, {ASKED}}}
  - {{id: D4, what: an old list, parts: [{{paper: S6}}], route: r13_applied, reason: served since, authority: x,
      date: 2025-04-01, answer: disclosed, {ASKED}}}

exhibits:
"""
WORDS = """
        withheld:
          value: "I owed money to the Wexcombe brothers"
          route: r13_applied
          authority: Disclosure officer, Saltmarsh Constabulary
          date: 2025-04-24
          seen: no
          helps: yes
          undermines: no
          answer: gist given
          gist: He gave a reason for it.
          reason_served: rights of others
          reason_tribunal: Whoever reads it knows that he spoke of the Wexcombe brothers."""
CLOSED_CASE = edited(
    ("\nincidents:\n", f"{PAPERS.replace('DIGEST', sha256(NOTE).hexdigest())}\nincidents:\n"),
    ("\nexhibits:\n", ITEMS),
    ("      words: I had no money", f"      words:{WORDS}"),
)


def closed_case(*changes: tuple[str, str]) -> Case:
    return case_of(*changes, text=CLOSED_CASE)
