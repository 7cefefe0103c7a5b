"""Closed documents lie in the closed root and nowhere else; a root that is not apart is refused; all or nothing."""

import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.cli.main import main
from docgen.disclosure.scanning import sought_of
from docgen.errors import DocgenError, InputError
from docgen.papers.pdf_words import page_words
from docgen.workflow.closing import ClosedOrder, make_closed
from docgen.workflow.making import Order, make_documents
from docgen.workflow.scanning import scan_own
from docgen.workroom.journal import read_chain
from tests.made.cases import edited
from tests.made.closed import CLOSED_CASE, CLOSED_FORMS, NOTE, SECRETS, closed_case
from tests.papers.test_redacted_pdfs import everything_in
from tests.workflow.cases import CLOCK, case_folder

PACK = "excluded-document-pack"
FILES = ("2-paper-1", "3-paper-1")
"""The papers that go with the pack; the custody record has no file."""
KINDS = ("docx", "json", "pdf", "txt")
SERVED = ("withheld-schedule", "police-disclosure-certificate", "schedule-of-material")
APPEAL = CLOSED_CASE[CLOSED_CASE.index("appeal:\n") : CLOSED_CASE.index("\nsubject:")]
NOT_OURS = ("case.yaml", "papers/", "formats/", ".lock")
"""What of a case folder people or other tests put there."""


@dataclass(frozen=True)
class Folders:
    """A case folder, and a closed root beside it."""

    case: Path
    root: Path

    @property
    def closed(self) -> Path:
        return self.root / "lopes"

    @property
    def kept(self) -> list[str]:
        """The closed documents that lie there."""
        return sorted(path.name for path in (self.closed / "out/closed").glob("*"))


def folders_in(place: Path, text: str = CLOSED_CASE) -> Folders:
    case = case_folder(place / "lopes")
    (case / "case.yaml").write_text(text, encoding="utf-8")
    (case / "papers/S5.pdf").write_bytes(NOTE)
    (place / "apart").mkdir()
    return Folders(case, place / "apart")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A case of which everything was made, closed and served, as drafts and as finals."""
    folders = folders_in(tmp_path_factory.mktemp("whole"))
    for final in (False, True):
        _, made = close(folders, final=final)
        assert all(each.files for each in made), [each.findings for each in made]
    for form in (None, *SERVED):
        made = make_documents(Order(folders.case, format=form, final=True), lambda: CLOCK)
        assert all(each.files for each in made), [each.findings for each in made]
    make_documents(Order(folders.case), lambda: CLOCK)
    return folders


def close(folders: Folders, form: str | None = None, **how: bool):  # type: ignore[no-untyped-def]  # as make_closed
    return make_closed(ClosedOrder(folders.case, folders.root, format=form, **how), lambda: CLOCK)


def told(path: Path) -> str:
    """All that a file holds, packed and unpacked."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        ran = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        content += ran.stdout + text
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content += b"".join(package.read(name) for name in package.namelist())
    return " ".join(content.decode("utf-8", "replace").split())


def made_files(case: Path) -> Iterator[Path]:
    for path in sorted(case.rglob("*")):
        if path.is_file() and not path.relative_to(case).as_posix().startswith(NOT_OURS):
            yield path


# --- where they lie ---


def test_closed_documents_lie_in_the_closed_root(whole: Folders) -> None:
    documents = [f"{form}{end}.{kind}" for form in CLOSED_FORMS for end in ("", "-final") for kind in KINDS]
    papers = [f"{PACK}{end}-item-{paper}.pdf" for end in ("", "-final") for paper in FILES]
    assert whole.kept == sorted(documents + papers)
    assert (whole.closed / "case.txt").read_text(encoding="utf-8") == f"{whole.case.resolve()}\n"
    assert whole.closed.stat().st_mode & 0o007 == 0


def test_what_is_closed_is_in_the_closed_files_so_that_a_search_would_find_it(whole: Folders) -> None:
    for kind in ("docx", "pdf", "txt"):
        text = told(whole.closed / f"out/closed/excluded-document-pack.{kind}")
        assert [word for word in ("Wexcombe", "gaming machines", "Tollbooth") if word not in text] == []


def test_no_file_that_docgen_put_into_the_case_folder_holds_anything_closed(whole: Folders) -> None:
    files = list(made_files(whole.case))
    assert {path.suffix for path in files} == {".docx", ".json", ".jsonl", ".pdf", ".txt"}
    for path in files:
        text = told(path)
        assert [word for word in SECRETS if word.casefold() in text.casefold()] == [], path
        assert [name for name in CLOSED_FORMS if name in text or name in path.name] == [], path


def test_the_scan_finds_what_is_closed_in_a_closed_file_and_nothing_in_what_is_served(whole: Folders) -> None:
    served = {path.name: path.read_bytes() for path in sorted((whole.case / "out/served").iterdir())}
    assert {name.partition(".")[0] for name in served} >= set(SERVED)
    assert scan_own(sought_of(closed_case()), served) == ()
    pack = whole.closed / "out/closed/excluded-document-pack.txt"
    kinds = {
        finding.detail.partition(": ")[2]
        for finding in scan_own(sought_of(closed_case()), {"x.txt": pack.read_bytes()})
    }
    assert any(kind.startswith("reason for the Tribunal alone") for kind in kinds)
    assert any(kind.startswith("withheld value") for kind in kinds)


def test_the_case_folder_is_told_by_digests_alone(whole: Folders) -> None:
    record = json.loads((whole.case / "out/internal/closed.manifest.json").read_text(encoding="utf-8"))
    there = sorted(sha256((whole.closed / "out/closed" / name).read_bytes()).hexdigest() for name in whole.kept)
    assert record["outputs"] == there
    assert set(record) == {"docgen", "audience", "case_sha256", "outputs", "audit_head"}
    lines = [line.entry for line in read_chain(whole.case / "audit.jsonl", [record["audit_head"]]).lines]
    (first, second) = [entry for entry in lines if entry["did"] == "close"]
    assert set(first) == set(second) == {"did", "case_sha256", "outputs_sha256"}


def test_the_closed_root_has_a_journal_and_full_manifests_of_its_own(whole: Folders) -> None:
    names = {path.name for path in (whole.closed / "out/internal").iterdir()}
    assert names == {f"{form}{end}.manifest.json" for form in CLOSED_FORMS for end in (".draft", "-final.final")}
    full = json.loads((whole.closed / "out/internal/rule-13-application.draft.manifest.json").read_text("utf-8"))
    assert read_chain(whole.closed / "audit.jsonl", [full["audit_head"]]).lines


def test_the_same_case_gives_the_same_bytes(whole: Folders, folders: Folders) -> None:
    close(folders)
    for name in folders.kept:
        assert (folders.closed / "out/closed" / name).read_bytes() == (whole.closed / "out/closed" / name).read_bytes()


# --- the papers that go with the pack ---


def leaves(content: bytes) -> list[str]:
    return [" ".join(word.text for word in page.words) for page in page_words(content)]


def test_a_whole_paper_goes_with_the_pack_as_it_was_received_and_of_another_the_pages_kept_back(
    whole: Folders, tmp_path: Path
) -> None:
    whole_paper = whole.closed / f"out/closed/{PACK}-item-2-paper-1.pdf"
    assert whole_paper.read_bytes() == NOTE
    part = whole.closed / f"out/closed/{PACK}-item-3-paper-1.pdf"
    assert leaves(part.read_bytes()) == ["Second leaf", "Third leaf"]
    assert b"Tollbooth" not in everything_in(part.read_bytes(), tmp_path)
    assert b"Tollbooth" in everything_in(NOTE, tmp_path)


def test_a_paper_that_is_another_than_the_case_names_is_not_given_to_the_tribunal(folders: Folders) -> None:
    (folders.case / "papers/S5.pdf").write_bytes(NOTE + b"%")
    with pytest.raises(InputError, match=r"papers\.S5: lies in papers/ as another file than the one that the case"):
        close(folders, PACK)
    assert folders.kept == []


def test_a_file_that_no_pages_can_be_taken_of_is_told(folders: Folders) -> None:
    broken = b"%PDF-1.7\nthis is none"
    (folders.case / "papers/S5.pdf").write_bytes(broken)
    text = edited((sha256(NOTE).hexdigest(), sha256(broken).hexdigest()), text=CLOSED_CASE)
    (folders.case / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"papers\.S5: has pages that cannot be taken out of its file"):
        close(folders, PACK)
    assert folders.kept == []


def test_a_paper_that_goes_no_longer_with_the_pack_is_taken_away(folders: Folders) -> None:
    close(folders, PACK)
    assert [name for name in folders.kept if "-item-" in name] == [f"{PACK}-item-{paper}.pdf" for paper in FILES]
    text = edited(("route: r13_granted", "route: not_relied_on"), text=CLOSED_CASE)
    (folders.case / "case.yaml").write_text(text, encoding="utf-8")
    close(folders, PACK)
    assert [name for name in folders.kept if "-item-" in name] == [f"{PACK}-item-2-paper-1.pdf"]


# --- what may not be ---


@pytest.mark.parametrize("form", CLOSED_FORMS)
def test_no_other_command_makes_a_closed_document(form: str, folders: Folders) -> None:
    with pytest.raises(InputError, match=rf"{form}: is closed.*never lies in a case folder.*docgen closed CASE {form}"):
        make_documents(Order(folders.case, format=form), lambda: CLOCK)
    assert not (folders.case / "out").exists()


def test_a_statement_that_is_commissioned_in_a_closed_format_is_refused(folders: Folders) -> None:
    text = edited(("format: police-statement-tribunal", "format: rule-13-application"), text=CLOSED_CASE)
    (folders.case / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="is closed"):
        make_documents(Order(folders.case), lambda: CLOCK)


def test_what_is_served_is_not_made_as_closed(folders: Folders) -> None:
    with pytest.raises(InputError, match=r"withheld-schedule: is not closed: it is served\. Make it with: docgen make"):
        close(folders, "withheld-schedule")
    assert folders.kept == []


def in_the_case(folders: Folders) -> Path:
    (folders.case / "apart").mkdir()
    return folders.case / "apart"


def in_another_case(folders: Folders) -> Path:
    other = folders.case.parent / "other"
    (other / "deep").mkdir(parents=True)
    (other / "case.yaml").touch()
    return other / "deep"


def a_link(folders: Folders) -> Path:
    (folders.case.parent / "link").symlink_to(folders.root)
    return folders.case.parent / "link"


def a_link_into_the_case(folders: Folders) -> Path:
    """The last part is a folder, and what leads to it goes into the case."""
    in_the_case(folders)
    (folders.root / "way").symlink_to(folders.case)
    return folders.root / "way" / "apart"


def a_link_in_the_root(folders: Folders) -> Path:
    folders.closed.symlink_to(folders.case)
    return folders.root


def a_case_in_the_root(folders: Folders) -> Path:
    folders.closed.mkdir()
    (folders.closed / "case.yaml").touch()
    return folders.root


ROOTS: dict[str, tuple[Callable[[Folders], Path], str]] = {
    "one that is not there": (lambda folders: folders.root / "none", "There is no such folder for closed papers"),
    "a file": (lambda folders: folders.case / "case.yaml", "There is no such folder for closed papers"),
    "one in the case": (in_the_case, "lies inside a case folder"),
    "the case itself": (lambda folders: folders.case, "The case lies inside this folder"),
    "one around the case": (lambda folders: folders.case.parent, "The case lies inside this folder"),
    "one in another case": (in_another_case, "lies inside a case folder"),
    "a link": (a_link, "This is a link"),
    "one that a link leads to in the case": (a_link_into_the_case, "lies inside a case folder"),
    "one in which a link stands for the case": (a_link_in_the_root, "This is a link or a file"),
    "one in which a case stands": (a_case_in_the_root, "A case folder stands where"),
}


@pytest.mark.parametrize(("spoil", "why"), ROOTS.values(), ids=ROOTS)
def test_a_root_that_is_not_apart_is_refused_and_nothing_written(
    spoil: Callable[[Folders], Path], why: str, folders: Folders
) -> None:
    root = spoil(folders)
    before = sorted(folders.case.parent.rglob("*"))
    with pytest.raises(InputError, match=why) as refused:
        make_closed(ClosedOrder(folders.case, root), lambda: CLOCK)
    assert refused.value.exit_code == 2
    assert sorted(folders.case.parent.rglob("*")) == before


def test_where_nothing_names_a_root_the_command_says_how_to(
    folders: Folders, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCGEN_CLOSED", raising=False)
    assert main(["closed", str(folders.case)]) == 2
    assert "Nothing says where closed papers go. Give --closed DIR, or set DOCGEN_CLOSED." in capsys.readouterr().err
    monkeypatch.setenv("DOCGEN_CLOSED", str(folders.root))
    assert main(["closed", str(folders.case), "rule-13-application", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["files"] == [str(folders.closed / f"out/closed/rule-13-application.{kind}") for kind in row_kinds(row)]
    assert folders.kept == [f"rule-13-application.{kind}" for kind in KINDS]


def row_kinds(row: dict[str, list[str]]) -> list[str]:
    kinds = [name.rpartition(".")[2] for name in row["files"]]
    assert sorted(kinds) == list(KINDS)
    return kinds


def test_two_cases_of_one_name_do_not_share_a_folder(folders: Folders, tmp_path: Path) -> None:
    close(folders, "rule-13-application")
    other = folders_in(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="holds the closed papers of another case of the same name"):
        make_closed(ClosedOrder(other.case, folders.root), lambda: CLOCK)
    assert not (other.case / "out").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (APPEAL, "appeal: not applicable\n"),
        ("r13_applied", "pii_claimed"),
    ],
    ids=["no appeal", "no application"],
)  # fmt: skip
def test_without_an_appeal_or_anything_applied_for_there_is_nothing_to_apply_for(
    old: str, new: str, folders: Folders
) -> None:
    (folders.case / "case.yaml").write_text(edited((old, new), text=CLOSED_CASE), encoding="utf-8")
    with pytest.raises(InputError, match="It needs an appeal, and something withheld whose route is r13_applied"):
        close(folders, "rule-13-application")
    assert folders.kept == []


# --- all or nothing ---


def test_a_final_is_refused_while_its_reason_is_missing(folders: Folders) -> None:
    text = edited(("    reason_tribunal: Only the arcade owner had the list.\n", ""), text=CLOSED_CASE)
    (folders.case / "case.yaml").write_text(text, encoding="utf-8")
    _, made = close(folders, final=True)
    assert [(each.files, [f.rule for f in each.findings]) for each in made] == [((), ["WS-176"])] * 2
    assert folders.kept == []
    assert not (folders.case / "out").exists()


@pytest.mark.parametrize("form", ["withheld-schedule", "rule-13-application"])
def test_no_final_is_made_in_a_format_that_nobody_agreed(form: str, folders: Folders) -> None:
    (folders.case / "formats/agreed.json").unlink()
    if form in CLOSED_FORMS:
        _, (made,) = close(folders, form, final=True)
    else:
        (made,) = make_documents(Order(folders.case, format=form, final=True), lambda: CLOCK)
    assert (made.files, [finding.rule for finding in made.findings]) == ((), ["WS-179"])
    assert folders.kept == []
    assert not (folders.case / "out").exists()


def test_a_final_does_not_take_the_place_of_another(whole: Folders) -> None:
    text = edited(("Only the arcade owner had", "Nobody but the arcade owner had"), text=CLOSED_CASE)
    before = {name: (whole.closed / "out/closed" / name).read_bytes() for name in whole.kept}
    (whole.case / "case.yaml").write_text(text, encoding="utf-8")
    try:
        with pytest.raises(InputError, match="There is a final already that says something else"):
            close(whole, final=True)
    finally:
        (whole.case / "case.yaml").write_text(CLOSED_CASE, encoding="utf-8")
    assert {name: (whole.closed / "out/closed" / name).read_bytes() for name in whole.kept} == before


@pytest.mark.parametrize("name", ["out/closed/rule-13-application.pdf", "out/internal"])
def test_a_closed_folder_that_cannot_be_written_to_leaves_no_file_in_either(name: str, folders: Folders) -> None:
    in_the_way = folders.closed / name
    in_the_way.parent.mkdir(parents=True)
    (folders.closed / "case.txt").write_text(f"{folders.case}\n", encoding="utf-8")
    if name == "out/internal":
        in_the_way.touch()
    else:
        in_the_way.mkdir()
    with pytest.raises(DocgenError):
        close(folders, "rule-13-application")
    assert folders.kept in ([], ["rule-13-application.pdf"])
    assert not list((folders.closed / "out").rglob("*.docx"))
    assert not (folders.case / "out").exists()


def test_where_the_second_folder_fails_the_first_has_its_old_files_again(folders: Folders) -> None:
    close(folders, "rule-13-application")
    before = {name: (folders.closed / "out/closed" / name).read_bytes() for name in folders.kept}
    text = edited(("Only the arcade owner had", "Nobody but the arcade owner had"), text=CLOSED_CASE)
    (folders.case / "case.yaml").write_text(text, encoding="utf-8")
    (folders.case / "out/internal/closed.manifest.json").unlink()
    (folders.case / "out/internal/closed.manifest.json").mkdir()
    with pytest.raises(DocgenError, match="A folder stands where a file is to go"):
        close(folders)
    assert {name: (folders.closed / "out/closed" / name).read_bytes() for name in folders.kept} == before
    assert [path for path in (folders.case / "out").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["out", "audit.jsonl"])
def test_a_link_out_of_the_closed_folder_is_refused(name: str, folders: Folders) -> None:
    close(folders, "rule-13-application")
    elsewhere = folders.case.parent / "elsewhere"
    elsewhere.mkdir()
    (folders.closed / name).rename(elsewhere / name)
    (folders.closed / name).symlink_to(elsewhere / name)
    with pytest.raises(DocgenError, match="A symbolic link leads out"):
        close(folders, "excluded-document-pack")
    assert not list(elsewhere.rglob("excluded-document-pack*"))
