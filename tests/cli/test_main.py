import json
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from types import ModuleType

import pytest

from docgen.cli import main as door
from docgen.cli.commands import Command, commands
from docgen.cli.main import main
from docgen.errors import DocgenError, ExitCode, Fault, InputError, MachineError, OwnError, Place

PERSON = "Quillon Vantongeren"


def answering(monkeypatch: pytest.MonkeyPatch, answer: BaseException | int) -> None:
    """Put a command `try` into the table whose module does one thing."""

    def run(_: Namespace) -> int:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    module = ModuleType("made.command")
    module.configure = lambda parser: parser.add_argument("case", nargs="?")  # type: ignore[attr-defined]  # a made module
    module.run = run  # type: ignore[attr-defined]  # a made module
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(door, "commands", lambda: (Command("try", "do it", "docgen try CASE", module.__name__),))


def test_docgen_alone_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == ExitCode.DONE
    printed = capsys.readouterr().out
    assert [
        command.name
        for command in commands()
        if not re.search(rf"^  {command.name} +{command.help}$", printed, re.MULTILINE)
    ] == []
    assert "exit codes:" in printed


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_has_an_example_in_its_help_and_json(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command.name, "--help"])
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert command.example.startswith(f"docgen {command.name}")
    assert f"example:\n  {command.example}" in printed
    assert "--json" in printed


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_the_example_of_every_command_is_understood(command: Command) -> None:
    module = import_module(command.module)
    parser = ArgumentParser()
    parser.add_argument("--json", action="store_true")
    module.configure(parser)
    assert parser.parse_args(command.example.split()[2:]).json is False


@pytest.mark.parametrize("code", list(ExitCode))
def test_the_exit_code_is_what_the_command_says(monkeypatch: pytest.MonkeyPatch, code: ExitCode) -> None:
    answering(monkeypatch, code)
    assert main(["try"]) == code


FAULTS = (
    Fault(Place("case.yaml", 12, 3, "incidents[1].date"), "This is not a date.", "Write it as 2026-03-02."),
    Fault(Place("case.yaml", 2, 1, "subject"), "This is missing.", "Ask the case owner."),
)


@pytest.mark.parametrize("kind", [InputError, MachineError, OwnError], ids=lambda kind: kind.__name__)
def test_faults_are_sentences_on_stderr_one_a_line_in_file_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kind: type[DocgenError]
) -> None:
    answering(monkeypatch, kind(*FAULTS))
    assert main(["try"]) == kind.exit_code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == (
        "case.yaml:2:1 subject: This is missing. Ask the case owner.\n"
        "case.yaml:12:3 incidents[1].date: This is not a date. Write it as 2026-03-02.\n"
    )


def test_a_fault_of_many_lines_is_printed_on_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, InputError.at("a\nb", "Two\nlines.", "Mend\tit."))
    main(["try"])
    assert capsys.readouterr().err == "a b: Two lines. Mend it.\n"


def test_with_json_faults_are_told_to_machines_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, InputError(*FAULTS))
    assert main(["try", "--json"]) == ExitCode.INPUT
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == 2
    assert [(fault["line"], fault["field"]) for fault in told["faults"]] == [(2, "subject"), (12, "incidents[1].date")]


def test_a_fault_of_docgen_tells_its_type_and_place_and_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = KeyError(PERSON)
    fault.__cause__ = ValueError(PERSON)
    answering(monkeypatch, fault)
    assert main(["try", PERSON]) == ExitCode.OWN
    printed = capsys.readouterr()
    assert printed.err.startswith("A fault of docgen: KeyError at docgen.cli.main:")
    assert printed.err.count("\n") == 1
    assert "Vantongeren" not in printed.err + printed.out


def test_an_interrupt_ends_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, KeyboardInterrupt())
    assert main(["try"]) == 130


def test_an_unknown_command_is_a_fault_of_input() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["frobnicate"])
    assert ended.value.code == ExitCode.INPUT


def test_an_option_cut_short_is_not_taken_for_another(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["statement", "somewhere", "--format", "police-statement-s9"])
    assert ended.value.code == ExitCode.INPUT
    assert "--format" in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_docgen_quietly() -> None:
    # The reading end closes at once; much output makes the pipe break before docgen ends.
    script = (
        "import docgen.cli.doctor as d, sys; from docgen.cli.main import main\n"
        "d._as_json = lambda _: 'x' * 1_000_000\n"
        "sys.exit(main(['doctor', '--json']))"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 141


def test_what_a_terminal_cannot_print_is_no_fault() -> None:
    script = (
        "from docgen.cli import main as door; from docgen.cli.commands import Command\n"
        "import sys, types; made = types.ModuleType('made'); sys.modules['made'] = made\n"
        "made.configure = lambda parser: None; made.run = lambda arguments: print('Łukasz') or 0\n"
        "door.commands = lambda: (Command('try', 'do it', 'docgen try', 'made'),)\n"
        "sys.exit(door.main(['try']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env={"PYTHONIOENCODING": "ascii"}, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "\\u0141ukasz\n")


def test_help_takes_in_nothing_that_it_does_not_need() -> None:
    """So that it answers at once: how soon is a figure of `make bench` (help_vs_python)."""
    script = (
        "import sys\nfrom docgen.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    taken_in = {*ran.stdout.splitlines()[-1].split()}
    assert "docgen" in taken_in
    assert taken_in.isdisjoint({"pydantic", "weasyprint", "jinja2", "docx", "lxml", "pikepdf", "PIL", "openpyxl"})
