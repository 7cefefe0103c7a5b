"""The laws of the house: arrows point down, forbidden calls stay in their rooms, files stay short, names are honest."""

import ast
import importlib
from pathlib import Path

import pytest

from docgen.cli.commands import commands

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "docgen"
FLOORS = {
    "errors": 0,
    "findings": 0,
    "workroom": 1,
    "case": 2,
    "document": 2,
    "papers": 2,
    "formats": 3,
    "disclosure": 3,
    "compose": 4,
    "word": 4,
    "pdf": 4,
    "checks": 4,
    "bundle": 5,
    "review": 5,
    "intake": 5,
    "workflow": 6,
    "cli": 7,
}
GROUND = {"errors": 0, "findings": 1}  # findings may name a place of errors
FORBIDDEN_MODULES = {"subprocess", "tempfile", "time", "random", "secrets", "uuid", "socket", "urllib", "http"}
FORBIDDEN_CALLS = {
    "open",
    "os.environ",
    "os.open",
    "os.getenv",
    "datetime.now",
    "date.today",
    "datetime.today",
    "datetime.utcnow",
}
WRITING = {"write_bytes", "write_text", "mkdir", "rmdir", "touch", "unlink"}  # methods of paths that change the disk
ALLOWED = {
    # module: why it may
    "workroom": "the one room that touches the disk's scratch space, clocks of workers, and processes",
    "workflow": "decides where and when: clock, folders, environment",
}
MODULES = sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(HOUSE).parts
    return parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def as_ruff_sorts(name: str) -> tuple[bool, bool, str]:
    """Order constants, then classes, then functions, each by name (ruff's RUF022)."""
    return not name.isupper(), not name[0].isupper(), name


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_arrows_point_down_and_rooms_of_one_floor_do_not_meet(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    for target in sorted(imports_of(path)):
        parts = target.split(".")
        if parts[0] != "docgen" or len(parts) == 1 or parts[1] == room:
            continue
        below = parts[1]
        if room in GROUND:
            assert GROUND[below] < GROUND[room], f"{room} imports {below}"
        else:
            assert FLOORS[below] < FLOORS[room], (
                f"{room} (floor {FLOORS[room]}) imports {below} (floor {FLOORS[below]})"
            )


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_clock_disk_processes_and_network_are_reached_from_a_short_list_of_rooms(path: Path) -> None:
    if room_of(path) in ALLOWED:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    reached = {name for name in imports_of(path) if name.split(".")[0] in FORBIDDEN_MODULES}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.Attribute):
            name = ast.unparse(node.func if isinstance(node, ast.Call) else node)
            if name in FORBIDDEN_CALLS or name.rpartition(".")[2] in WRITING:
                reached.add(name)
    assert reached == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_has_fewer_than_400_lines_and_a_function_fewer_than_40(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_a_module_says_it_offers_is_what_it_defines(path: Path) -> None:
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if dotted.endswith("__main__"):
        return
    module = importlib.import_module(dotted)
    assert hasattr(module, "__all__"), f"{dotted} has no __all__"
    assert list(module.__all__) == sorted(module.__all__, key=as_ruff_sorts)
    assert all(hasattr(module, name) for name in module.__all__)


def test_the_top_level_is_the_agreed_one() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    pages = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"}
    agreed = pages | {"templates", "docgen", "tests", "fixtures", "pyproject.toml", "Makefile"}
    assert visible - {"out", "demo", "dist", "build"} <= agreed


def test_every_command_is_documented_in_the_readme_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Commands")[2].partition("\n## ")[0]
    documented = {line.split("`")[1].split()[1] for line in section.splitlines() if line.startswith("| `docgen ")}
    assert documented == {command.name for command in commands()}
