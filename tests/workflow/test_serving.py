"""What was served: recorded once with the bytes that it was of, told by status, and not replaced from then on."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.cli.main import main
from docgen.errors import InputError
from docgen.workflow.bundling import BundleAsked, make_bundle
from docgen.workflow.folder import AUDIT
from docgen.workflow.making import Order, make_documents
from docgen.workflow.service_kept import service_of
from docgen.workflow.serving import Serving, record_service
from docgen.workflow.status import status_of
from tests.workflow.cases import CLOCK
from tests.workflow.test_bundling import FINAL, changed, folder_with_order, made, spoilt
from tests.workflow.test_gathering import saved, with_text

NAME = FINAL.rpartition("/")[2]


def serving(folder: Path, file: str = NAME, on: date = date(2025, 5, 19)) -> Serving:
    return Serving(folder, file, "Tribunal", "portal", on, "A. Name")


def test_what_was_served_is_recorded_with_its_bytes_and_told(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    assert record_service(serving(folder), lambda: CLOCK) == ()
    record_service(serving(folder, on=date(2025, 5, 20)), lambda: CLOCK)
    first, second = service_of(folder).served
    assert (first.on, second.on) == (date(2025, 5, 19), date(2025, 5, 20))
    assert first.sha256 == sha256((folder / FINAL).read_bytes()).hexdigest()
    last = json.loads((folder / AUDIT).read_text(encoding="utf-8").splitlines()[-1])
    assert (last["entry"]["did"], last["entry"]["sha256"]) == ("serve", first.sha256)
    assert "A. Name" not in (folder / AUDIT).read_text(encoding="utf-8")
    assert [each.file for each in status_of(folder, date(2025, 5, 21)).served] == [NAME, NAME]


def test_a_bundle_that_was_served_is_not_replaced(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    before = (folder / FINAL).read_bytes()
    record_service(serving(folder), lambda: CLOCK)
    changed(folder, lambda order: order.update(hearing="2025-09-01"))
    for _ in ("with its record", "with the audit journal alone"):
        with pytest.raises(InputError, match=r"was served \(2025-05-19\), and is not replaced"):
            make_bundle(BundleAsked(folder, final=True, replace=True), lambda: CLOCK)
        (folder / "service.yaml").unlink(missing_ok=True)
    assert (folder / FINAL).read_bytes() == before


def test_what_is_too_old_at_service_is_told(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    found = record_service(serving(folder, on=date(2025, 6, 30)), lambda: CLOCK)
    assert {each.rule for each in found} == {"BU-57"}
    said = " ".join(each.detail for each in found)
    assert "was due 41 days before service: the bundle" in said
    assert "the searches, again" in said


@pytest.mark.parametrize("file", ["nothing.pdf", "../../case.yaml", "/etc/passwd"])
def test_only_what_may_be_served_can_have_been(tmp_path: Path, file: str) -> None:
    folder = folder_with_order(tmp_path)
    with pytest.raises(InputError, match="There is no such file"):
        record_service(serving(folder, file), lambda: CLOCK)
    assert not (folder / "service.yaml").exists()


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    words = [
        "served",
        str(folder),
        NAME,
        "--to",
        "Tribunal",
        "--how",
        "portal",
        "--on",
        "19 May 2025",
        "--as",
        "A. Name",
    ]
    assert main(words) == 0
    assert "Nothing was past its day." in capsys.readouterr().out
    main(["status", str(folder)])
    assert f"2025-05-19: {NAME}, to Tribunal, portal" in capsys.readouterr().out


def test_a_bundle_that_is_older_than_the_case_is_told_of_and_looked_through(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    spoilt(folder, "S3", saved(with_text("Rowan Ellery told him so")))
    made(folder, final=True)
    stem = NAME.removesuffix(".pdf")
    assert (stem, "made") in [(each.stem, each.final) for each in status_of(folder, date(2025, 5, 19)).finals]
    case = folder / "case.yaml"
    person = (
        "people:\n  - id: P1\n    name: {given: Rowan, family: Ellery}\n    label: Person A\n    part: witness\n"
        "    categories: [witness]\n    under_18: no\n    lifetime_anonymity: no\n    address: not recorded\n"
        "    born: not recorded\n    contact: not recorded\n    from: [S1 p1]\n"
    )
    text = case.read_text(encoding="utf-8").replace("people: []", person)
    case.write_text(text, encoding="utf-8")
    before = "made before the case was last changed"
    assert (stem, before) in [(each.stem, each.final) for each in status_of(folder, date(2025, 5, 19)).finals]
    first, *others = record_service(serving(folder), lambda: CLOCK)
    assert (first.rule, before in first.detail) == ("BU-63", True)
    assert others
    assert {each.rule for each in others} == {"SCAN"}


def test_a_file_that_docgen_did_not_make_is_told_of(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    with (folder / FINAL).open("ab") as file:
        file.write(b"\n")
    (found,) = record_service(serving(folder), lambda: CLOCK)
    assert (found.rule, "not as docgen made it" in found.detail) == ("BU-63", True)


STATEMENT = "out/served/police-statement-tribunal-M1-1.pdf"


def with_another_fine(folder: Path) -> None:
    case = folder / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("amount: £200", "amount: £220"), encoding="utf-8")


@pytest.mark.parametrize("file", [STATEMENT.rpartition("/")[2], NAME], ids=["by itself", "in a bundle"])
def test_a_statement_that_was_served_is_not_made_anew(tmp_path: Path, file: str) -> None:
    folder = folder_with_order(tmp_path)
    made(folder, final=True)
    before = (folder / STATEMENT).read_bytes()
    record_service(serving(folder, file), lambda: CLOCK)
    with_another_fine(folder)
    with pytest.raises(InputError, match="was served"):
        make_documents(Order(folder, final=True, replace=True), lambda: CLOCK)
    assert (folder / STATEMENT).read_bytes() == before


def test_a_statement_that_was_not_served_is_made_anew_on_demand(tmp_path: Path) -> None:
    folder = folder_with_order(tmp_path)
    before = (folder / STATEMENT).read_bytes()
    with_another_fine(folder)
    make_documents(Order(folder, final=True, replace=True), lambda: CLOCK)
    assert (folder / STATEMENT).read_bytes() != before
