"""What each command says, pinned as text, and as JSON with nothing else on stdout."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docgen.checks.listing import NO_RULES
from docgen.cli.commands import commands
from docgen.cli.main import main
from tests.made.cases import FIXTURE
from tests.workflow.cases import STEM, case_folder

NAME = "police-statement-tribunal"
SHELF = (
    "bundle-changes", "bundle-dividers", "bundle-front", "excluded-document-pack", "exhibit-front-sheet",
    "key-to-persons", "police-disclosure-certificate", "police-statement-s9", NAME, "redaction-schedule",
    "rule-13-application", "schedule-of-incidents", "schedule-of-material", "statement-commission",
    "summary-of-material", "table-of-references", "withheld-schedule",
)  # fmt: skip
NOT_THERE = "is docgen's own, and not in lopes/formats; it is locked as it was shipped."
BEGUN = "A registry is begun by its first agreement: docgen formats agree --help"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are run where the case folder is, so that what they print is the same on every machine."""
    monkeypatch.chdir(tmp_path)


class Said:
    """What a command printed, and how it ended."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.code = main(words)
        captured = capsys.readouterr()
        self.out, self.err = captured.out, captured.err

    @property
    def record(self) -> Any:
        assert self.err == "" or self.code == 2
        return json.loads(self.out)


Capture = pytest.CaptureFixture[str]


def test_new_says_what_it_copied_that_the_example_is_invented_and_what_comes_next(capsys: Capture) -> None:
    (source := Path("received")).mkdir()
    (source / "more").mkdir()
    shutil.copy(FIXTURE / "papers" / "decision.pdf", source / "more")
    (source / ".hidden").touch()
    for paper in sorted((FIXTURE / "papers").iterdir()):
        shutil.copy(paper, source)
    (source / "note.txt").write_text("x", encoding="utf-8")
    said = Said(capsys, "new", "lopes", "--from", "received")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Started lopes\n"
        "6 papers copied to papers/:\n"
        "  paper                    kind         pages        text     marking seen           SHA-256\n"
        "  certificate.pdf          PDF          1            text     none seen              be67b0004802\n"
        "    - Its properties name an author.\n"
        "  decision.pdf             PDF          2            text     OFFICIAL               80c0aed37b2d\n"
        "    - Its properties name an author.\n"
        "  immigration history.pdf  PDF          1            text     OFFICIAL               7feb34b62daf\n"
        "  more/decision.pdf        PDF          2            text     OFFICIAL               80c0aed37b2d\n"
        "    - Its properties name an author.\n"
        "  note.txt                 text         not counted  text     none seen              2d711642b726\n"
        "  notice of appeal.pdf     PDF          1            text     none seen              355861bea412\n"
        "  not copied: .hidden (a link to a folder, or hidden)\n"
        "lopes/case.yaml holds an invented example: put your case's values in place of every one.\n"
        "The papers are listed at its end, with the fields that each still needs.\n"
        "Then: docgen form lopes (a workbook to fill in), or write lopes/case.yaml yourself.\n"
    )


def test_new_without_papers_says_less(capsys: Capture) -> None:
    assert Said(capsys, "new", "lopes").out == (
        "Started lopes\n"
        "lopes/case.yaml holds an invented example: put your case's values in place of every one.\n"
        "Then: docgen form lopes (a workbook to fill in), or write lopes/case.yaml yourself.\n"
    )


def test_new_as_json_lists_the_papers(capsys: Capture) -> None:
    record = Said(capsys, "new", "lopes", "--from", str(FIXTURE / "papers"), "--json").record
    assert record["folder"] == "lopes"
    assert [paper["pages"] for paper in record["papers"]] == [1, 2, 1, 1]
    assert record["left_out"] == []


def test_a_case_with_faults_is_refused_with_each_on_a_line(capsys: Capture) -> None:
    case = case_folder(Path("lopes"), agreed=False)
    text = (case / "case.yaml").read_text(encoding="utf-8")
    (case / "case.yaml").write_text(
        text.replace("born: 1995-05-21", "born: once").replace("by: Specialist Appeals", "buy: Smith"), encoding="utf-8"
    )
    said = Said(capsys, "check", "lopes")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "case.yaml:BORN subject.born: must be a day of the calendar, written like 2025-02-02 or 2 February 2025.\n"
        "case.yaml:228:5 comments.K1: has a key here that is not a field. Did you mean `by`?\n"
    ).replace("BORN", line_of(case, "once")).replace("228:5", line_of(case, "buy:"))
    record = Said(capsys, "check", "lopes", "--json").record
    assert record["exit"] == 2
    assert [fault["field"] for fault in record["faults"]] == ["subject.born", "comments.K1"]


def line_of(case: Path, text: str) -> str:
    """Where a text stands in a case file, as faults say it."""
    lines = (case / "case.yaml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if text in line)
    return f"{at + 1}:{lines[at].index(text) + 1}"


def test_check_groups_findings_by_who_can_mend_them(capsys: Capture) -> None:
    case_folder(Path("lopes"))
    said = Said(capsys, "check", "lopes")
    lines = said.out.splitlines()
    assert (said.code, said.err, lines[0]) == (0, "", f"{STEM} (format: agreed)")
    assert lines[-1].startswith("  no errors, ")
    groups = [line for line in lines[1:-1] if line.startswith("  For the ")]
    assert len(groups) == len(set(groups))
    assert all(line.startswith(("  For the ", "    ")) for line in lines[1:-1])
    assert max(map(len, lines)) <= 120


def test_check_as_json_gives_every_finding_with_its_place(capsys: Capture) -> None:
    case_folder(Path("lopes"))
    (record,) = Said(capsys, "check", "lopes", "--json").record
    assert (record["statement"], record["format"]) == (STEM, "agreed")
    assert all({"rule", "severity", "file", "detail", "next_step", "mender"} <= set(row) for row in record["findings"])


def test_a_draft_is_listed_with_its_files(capsys: Capture) -> None:
    case_folder(Path("lopes"))
    said = Said(capsys, "statement", "lopes")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[:5] == [
        f"{STEM}: draft, marked DRAFT on every page",
        f"  lopes/out/internal/{STEM}.docx",
        f"  lopes/out/internal/{STEM}.pdf",
        f"  lopes/out/internal/{STEM}.txt",
        f"  lopes/out/internal/{STEM}.json",
    ]
    assert lines[-1] == "  What the papers say was not looked at for this draft: docgen check lopes"


def test_what_papers_say_is_compared_in_check_and_for_finals_and_rules_say_so(capsys: Capture) -> None:
    papers, data = (" ".join(Said(capsys, "rules", name).out.split()) for name in ("WS-184", "WS-32"))
    assert "holds of finals, and in docgen check" in papers
    assert "holds of every draft and final" in data


def test_a_draft_of_a_format_that_is_not_agreed_says_so_last(capsys: Capture) -> None:
    case_folder(Path("lopes"), agreed=False)
    said = Said(capsys, "make", "lopes", NAME)
    assert said.out.splitlines()[-1] == (
        "  The format is not agreed (draft), so it can make drafts only: docgen formats"
    )


def test_a_final_that_is_refused_ends_with_1_and_says_why(capsys: Capture) -> None:
    case_folder(Path("lopes"), agreed=False)
    said = Said(capsys, "statement", "lopes", "--final")
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[0] == f"{STEM}: no final was made, because errors stand"
    assert "    error    WS-109  " in said.out
    assert not Path("lopes/out").exists()
    (record,) = Said(capsys, "statement", "lopes", "--final", "--json").record
    assert record["files"] == []


def test_a_final_is_made_of_an_agreed_format(capsys: Capture) -> None:
    case_folder(Path("lopes"))
    said = Said(capsys, "statement", "lopes", "--final", "--json")
    assert said.code == 0
    assert [Path(name).parent.as_posix() for name in said.record[0]["files"]] == ["out/served"] * 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "nowhere"), "nowhere: There is no such case folder. Start one with: docgen new DIR\n"),
        (("statement", "."), ".: This is no case folder: it has no case.yaml. Start one: docgen new DIR\n"),
        (("new", "."), None),
        (("new", "x", "--example", "y"),
         f"--example: There is no example of that name; known are {', '.join(SHELF)}.\n"),
        (("make", "x", "UPPER"), "UPPER: is not a format: write its name, or name@version.\n"),
        (("formats", "lock"), "docgen formats: `lock` needs a format: write NAME@V.\n"),
        (("formats", "agree", f"{NAME}@1"),
         "docgen formats agree: needs --by, --role, --on, --formats. An agreement is a named person's act.\n"),
        (("check", "lopes/case.yaml"),
         "lopes/case.yaml: This is a file. Give the case folder, in which it lies: lopes\n"),
        (("make", "lopes", f"{NAME}@9"),
         f"{NAME}@9: is not on the shelf in version 9. There is: {NAME}@1. See: docgen formats\n"),
        (("formats", "lock", f"{NAME}@9"),
         f"{NAME}@9: is not on the shelf. There is: {', '.join(f'{each}@1' for each in SHELF)}. See: docgen formats\n"),
        (("formats", "lock", f"{NAME}@1", "--formats", "lopes/formats"),
         f"{NAME}@1: {NOT_THERE} Copy its folder to lopes/formats/{NAME} under a number of its own, and lock that.\n"),
        (("statement", "lopes", "--final", "--formats", "nowhere"),
         f"nowhere: There is no such folder of formats. Check what --formats names. {BEGUN}\n"),
        (("rules", "WS-999"), "WS-999: is not a rule. `docgen rules` lists them.\n"),
        (
            ("rules", "WS-86"),
            f"WS-86: is a number without a rule of its own. {NO_RULES['WS-86']}\n",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_on_stderr_and_json_on_stdout_if_asked(
    words: tuple[str, ...], said: str | None, capsys: Capture
) -> None:
    if "lopes" in " ".join(words):
        case_folder(Path("lopes"))
    if said is None:
        Path("x").touch()
        said = ".: This folder is not empty. Name a new one.\n"
    for more in ((), ("--json",)):
        found = Said(capsys, *words, *more)
        assert (found.code, found.err) == (2, said)
        assert json.loads(found.out or '{"exit": 2}')["exit"] == 2


def test_formats_lists_locks_and_agrees(capsys: Capture) -> None:
    label = (
        "  Police statement for the tribunal. "
        "Illustrative, not an official form: to be agreed before it makes finals.\n"
    )
    out = Said(capsys, "formats").out
    assert label in out
    assert [line.split("@")[0] for line in out.splitlines() if "@1  " in line] == list(SHELF)
    case_folder(Path("lopes"))
    listed = Said(capsys, "formats", "--formats", "lopes/formats")
    standing = "agreed by Ines Corrigan (invented), Head, 6 January 2025"
    agreed = f"{NAME}@1  {standing}\n  Police statement for the tribunal.\n"
    assert agreed in listed.out
    records = Said(capsys, "formats", "--formats", "lopes/formats", "--json").record
    standings = [(each["name"], each["version"], each["standing"], each["fault"]) for each in records]
    assert standings == [(name, 1, "agreed", None) for name in SHELF]
    words = ("--by", "Ada Crane", "--role", "Head", "--on", "7 May 2025", "--formats", "shelf")
    assert Said(capsys, "formats", "agree", f"{NAME}@1", *words).out == "Agreed; recorded in shelf/agreed.json\n"
    shutil.copytree(FIXTURE.parents[2] / "templates" / NAME, Path("own") / NAME)
    said = Said(capsys, "formats", "lock", f"{NAME}@1", "--formats", "own")
    assert said.out == f"Locked as a draft in own/{NAME}/1/lock.json\n"


def test_rules_are_listed_by_what_they_say_and_shown_whole_however_the_id_is_written(capsys: Capture) -> None:
    listed = Said(capsys, "rules").out.splitlines()
    assert listed[:3] == [
        "WS-01   error    The maker's full name stands in the title or the first paragraph, and no part of it",
        f"{'':17}is left unrecorded.",
        "WS-02   error    An adult maker is said to be over 18, a younger one's age is given, and no date of",
    ]
    assert max(map(len, listed)) <= 100
    record = Said(capsys, "rules", "--json").record
    assert [line.split()[0] for line in listed if line[0] != " "] == [row["id"] for row in record]
    whole = Said(capsys, "rules", "WS-01").out.splitlines()
    assert whole[0].startswith("WS-01   The maker's full name stands in the title or the first paragraph, and no part")
    assert Said(capsys, "rules", "ws-01").out.splitlines() == whole
    keys = [line[2:12].strip() for line in whole[1:] if line[2:12].strip() and line[:2] == "  " and line[2] != " "]
    assert keys == ["source", "severity", "reads", "holds", "mended by", "blind to", "overrule"]


def test_schema_says_what_a_case_holds_in_the_order_in_which_a_reader_meets_it(capsys: Capture) -> None:
    said = Said(capsys, "schema")
    lines = said.out.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("case.yaml: "))
    groups = [line.partition(":")[0] for line in lines[first + 1 :] if line and not line.startswith(" ")]
    assert any("`not recorded` where nobody wrote it down" in line for line in lines[:first])
    assert groups[:5] == ["Withheld", "Withholding", "Referral", "Interest", "Difference"]
    assert len(groups) == len(set(groups)) > 25
    assert "  born                 date                     ~" in lines
    assert "  pnc                  PNC id                   ~" in lines
    assert max(map(len, lines)) <= 112
    assert Said(capsys, "schema", "--json").record["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_has_an_example_in_its_help(name: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main((name, "--help"))
    assert ended.value.code == 0
    assert f"example:\n  docgen {name}" in capsys.readouterr().out


def test_a_terminal_that_knows_no_accents_still_gets_an_answer() -> None:
    case = case_folder(Path("żółć"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "docgen", "check", str(case)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (run.returncode, run.stderr) == (0, "")
