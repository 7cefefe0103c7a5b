"""What records are called in what is served, and the way back to what the case calls them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.case import Case
from docgen.case.absence import NotRecorded
from docgen.disclosure.served import served_view
from docgen.disclosure.served_names import as_in_case, in_case, named_as_served
from docgen.document import Document, document_to_record, leaves
from docgen.errors import FormatError
from docgen.workflow.folder import open_case
from docgen.workflow.preparing import Prepared, _composed, chosen, prepare
from docgen.workflow.topics import Topic, topics_of
from tests.law.engine import base, made_of
from tests.law.told import renamed, thawed
from tests.made.topics import case_named, form_named

OTHER_IDS = {"I1": "I7", "T1": "T93", "W1": "W55", "Q1": "Q12", "L1": "L4", "M1": "M8"}


def test_each_list_is_counted_from_one_and_the_tally_with_it() -> None:
    case = case_named("khelladi")
    shown = case.statements[0].model_copy(update={"incidents": ("I4", "I6", "I9"), "paragraphs": ()})
    view, names = named_as_served(served_view(case, shown))
    assert [incident.id for incident in view.incidents] == ["I1", "I2", "I3"]
    assert view.tally.incidents == view.tally.events == ("I1", "I2", "I3")
    assert names["incidents.I2"] == "incidents.I6"
    assert {key.count(".") for key in names} > {1, 3}


def test_a_path_leads_back_by_the_longest_name_that_fits() -> None:
    names = {"incidents.I1": "incidents.I6", "incidents.I1.steps.T1": "incidents.I6.steps.T40"}
    assert in_case("incidents.I1.steps.T1.by", names) == "incidents.I6.steps.T40.by"
    assert in_case("incidents.I1.steps", names) == "incidents.I6.steps"
    assert in_case("incidents.I12.date", names) == "incidents.I12.date"
    assert in_case("subject.name", names) == "subject.name"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prepared, Prepared]:
    """The fixture's statement as a draft, and once more with other ids in the case."""
    data = thawed(base("brandini-lopes", False, 0))
    folders = (tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("other"))
    one, other = (first(folder, each) for folder, each in zip(folders, (data, renamed(data, OTHER_IDS)), strict=True))
    return one, other


def first(folder: Path, data: dict[str, Any]) -> Prepared:
    written = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / "case.yaml").write_text(written, encoding="utf-8")
    case = open_case(folder)
    ((form, topic),) = chosen(case, None, None, None)
    return prepare(case, topic, form, final=False)


def test_other_ids_of_a_case_make_the_same_document(prepared: tuple[Prepared, Prepared]) -> None:
    one, other = prepared
    assert one.document == other.document
    assert one.topic.names != other.topic.names


def test_findings_name_records_as_the_case_does(prepared: tuple[Prepared, Prepared]) -> None:
    """Rules find the same of a case by whatever ids: they see the document with the case's own."""
    _, other = prepared
    ours, theirs = ([(f.rule, f.place.line, f.severity) for f in each.findings] for each in prepared)
    assert ours == theirs != []
    fields = {finding.place.field for finding in other.findings}
    assert not [field for field in fields if "I1." in field]


def test_a_block_is_led_back_to_its_record(prepared: tuple[Prepared, Prepared]) -> None:
    _, other = prepared
    read = as_in_case(other.document, other.topic.names)
    assert [leaf.id for leaf in leaves(read)] == [leaf.id for leaf in leaves(other.document)]
    assert "incidents.I7.allegation" in paths_of(read)
    assert "incidents.I7.allegation" not in paths_of(other.document)
    assert "incidents.I1.allegation" in paths_of(other.document)


def paths_of(document: Document) -> set[str]:
    found: set[str] = set()
    for leaf in leaves(document):
        for span in leaf.spans:
            found |= {getattr(span, "path", "")} | set(getattr(span, "paths", ()))
    return found


def test_without_names_a_document_is_as_it_was(prepared: tuple[Prepared, Prepared]) -> None:
    one, _ = prepared
    assert as_in_case(one.document, {}) is one.document
    assert document_to_record(as_in_case(one.document, {"nothing.I1": "nothing.I2"})) == document_to_record(
        one.document
    )


def test_a_fact_that_is_not_there_is_named_by_the_ids_of_the_case(prepared: tuple[Prepared, Prepared]) -> None:
    _, other = prepared
    view = other.topic.view
    (incident,) = view.incidents  # type: ignore[attr-defined]  # the view of a statement
    bare = incident.model_copy(update={"allegation": NotRecorded.NOT_RECORDED})
    topic: Topic = replace(other.topic, view=view.model_copy(update={"incidents": (bare,)}))
    with pytest.raises(FormatError) as raised:
        _composed(topic, other.form, mark=None)
    assert {fault.place.field for fault in raised.value.faults} == {"incidents.I7.allegation"}


def test_makers_are_counted_by_the_case_s_statements() -> None:
    data = renamed(thawed(base("khelladi", False, 0)), {"M1": "M5", "M2": "M3"})
    case: Case | None = made_of(data)
    assert case is not None
    topics = topics_of(case, form_named("exhibit-front-sheet"))
    assert {topic.suffix.split("-")[1] for topic in topics} == {"M1", "M2"}
    assert len({topic.suffix for topic in topics}) == len(topics)
