"""What an empty cell for a source is taken to say: by what stands round it, and never what only one person can know."""

from docgen.case.incidents import StepKind
from docgen.case.statements import Knowledge
from docgen.intake.around import FROM, Around, Value, listed, text_of

__all__ = [
    "as_above", "day_of_the_interview", "itself", "of_a_sentence", "of_a_step", "of_an_account", "of_the_incident",
    "own_knowledge", "the_maker", "who_interviewed", "why_of_a_step",
]  # fmt: skip

IN_INTERVIEW = "in interview"


def as_above(around: Around) -> Value | None:
    """Return the source of the row above where it is of papers: what a maker knows of one thing says nothing more."""
    above = around.above.get(FROM[0])
    papers = isinstance(above, tuple) and all(each.startswith("S") for each in above)
    return above if papers else None


def of_the_incident(around: Around) -> Value | None:
    """Return the source of the incident where it is of papers: a maker may know of one part and not of another."""
    source = around.parent.get(FROM[0])
    papers = isinstance(source, tuple) and all(each.startswith("S") for each in source)
    return source if papers else None


def day_of_the_interview(around: Around) -> str | None:
    """Return the day of the one interview among the steps of an incident, for what was said in interview."""
    steps = (each for each in listed(around.parent, "steps") if each.get("kind") == StepKind.INTERVIEWED)
    days = [text_of(each.get("date")) for each in steps]
    return days[0] if len(days) == 1 and around.record.get("where") == IN_INTERVIEW else None


def who_interviewed(around: Around) -> str | None:
    """Return the one maker who interviewed the subject on the day of an account that was given in interview."""
    said = around.record
    steps = (each for each in listed(around.parent, "steps") if each.get("kind") == StepKind.INTERVIEWED)
    makers = {by for each in steps if each.get("date") == said.get("date") and (by := text_of(each.get("by")))}
    heard = len(makers) == 1 and said.get("where") == IN_INTERVIEW and said.get("date")
    by = makers.pop() if heard else ""
    return by if by.startswith("M") else None


def of_an_account(around: Around) -> Value | None:
    """Return the source of an account: the maker who interviewed, or that of the incident."""
    by = who_interviewed(around)
    return (by,) if by else of_the_incident(around)


def of_a_step(around: Around) -> Value | None:
    """Return the source of a step: its conviction, the maker who took it, or that of the row above."""
    ended = around.parent.get("outcome")
    if around.record.get("kind") == StepKind.SENTENCED and isinstance(ended, dict):
        source = ended.get(FROM[0])
        return source if isinstance(source, tuple) and ended.get("result") == "convicted" else None
    by = text_of(around.record.get("by"))
    if by is not None and by.startswith("M"):
        return (by,)
    return as_above(around)


def why_of_a_step(around: Around) -> str:
    """Say which of the rules for the source of a step it was, in their order."""
    if around.record.get("kind") == StepKind.SENTENCED:
        return "as its conviction"
    by = text_of(around.record.get("by"))
    return "the maker who took the step" if by and by.startswith("M") else "as in the row above"


def of_a_sentence(around: Around) -> Value | None:
    """Return the source of the conviction that a sentence is of."""
    source = around.parent.get(FROM[0])
    return source if isinstance(source, tuple) else None


def own_knowledge(around: Around) -> Value | None:
    """Return the author of a paragraph of own knowledge."""
    author = text_of(around.record.get("author"))
    own = around.record.get("kind") == Knowledge.OWN_KNOWLEDGE
    return (author,) if own and author else None


def the_maker(around: Around) -> Value | None:
    """Return the maker of the statement that a search is of."""
    maker = text_of(around.parent.get("maker"))
    return (maker,) if maker else None


def itself(around: Around) -> Value | None:
    """Return the maker, of a maker."""
    own = text_of(around.record.get("id"))
    return (own,) if own else None
