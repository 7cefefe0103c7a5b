import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.workroom.journal import FIRST, append, read_chain

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "audit.jsonl"
    for number in range(1, 6):
        append(path, {"did": "keep", "n": number}, at=NOON + timedelta(minutes=number))
    return path


def test_a_journal_reads_back_as_it_was_written(journal: Path) -> None:
    chain = read_chain(journal)
    assert [(line.seq, line.entry["n"], line.at) for line in chain.lines][:2] == [
        (1, 1, "2026-03-02T12:01:00Z"),
        (2, 2, "2026-03-02T12:02:00Z"),
    ]
    assert chain.lines[0].previous == FIRST
    assert chain.head == chain.lines[-1].sha256


def test_the_head_that_append_gives_is_the_head_that_is_read(journal: Path) -> None:
    head = append(journal, {"did": "serve", "files": ["a", "b"], "final": True, "note": None}, at=NOON)
    assert read_chain(journal, known_heads=[FIRST, head]).head == head


def test_a_journal_that_is_not_there_has_no_lines(tmp_path: Path) -> None:
    assert read_chain(tmp_path / "audit.jsonl").head == FIRST


def test_the_same_entries_at_the_same_times_make_the_same_bytes(journal: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    summer = timezone(timedelta(hours=1))
    for number in range(1, 6):
        append(again, {"n": number, "did": "keep"}, at=(NOON + timedelta(minutes=number)).astimezone(summer))
    assert again.read_bytes() == journal.read_bytes()


def altered(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[1].replace(b'"n":2', b'"n":9'), *lines[2:]]


def removed(lines: list[bytes]) -> list[bytes]:
    return [*lines[:2], *lines[3:]]


def reordered(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def repeated(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def cut(lines: list[bytes]) -> list[bytes]:
    return [*lines[:4], lines[4][:40]]


def spaced(lines: list[bytes]) -> list[bytes]:
    return [lines[0].replace(b",", b", "), *lines[1:]]


def garbled(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], b"\xff\n", lines[4]]


BREAKS = [
    (altered, "line 2: the line was altered"),
    (removed, "line 3: entry 3 was removed or moved"),
    (reordered, "line 2: entry 2 was removed or moved"),
    (repeated, "line 4: entry 3 stands here again"),
    (cut, "line 5: the line is cut"),
    (spaced, "line 1: the line was altered"),
    (garbled, "line 4: the line cannot be read"),
]


@pytest.mark.parametrize(("break_it", "said"), BREAKS, ids=[row[0].__name__ for row in BREAKS])
def test_a_broken_journal_says_at_which_line_and_how(
    journal: Path, break_it: Callable[[list[bytes]], list[bytes]], said: str
) -> None:
    journal.write_bytes(b"".join(break_it(journal.read_bytes().splitlines(keepends=True))))
    with pytest.raises(InputError, match=said):
        read_chain(journal)


def test_a_line_replaced_with_its_hash_made_anew_breaks_the_next(journal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    append(other, {"did": "keep", "n": 1}, at=NOON + timedelta(minutes=1))
    append(other, {"did": "something else"}, at=NOON)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*other.read_bytes().splitlines(keepends=True), *lines[2:]]))
    with pytest.raises(InputError, match="line 3: the line does not follow"):
        read_chain(journal)


def test_lines_removed_at_the_end_are_missed_only_by_a_head_kept_elsewhere(journal: Path) -> None:
    head = read_chain(journal).head
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:3]))
    assert len(read_chain(journal).lines) == 3
    with pytest.raises(InputError, match="line 4: lines from here on were removed"):
        read_chain(journal, known_heads=[head])


def test_a_line_left_unfinished_by_a_kill_is_dropped_by_the_next_entry(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole.splitlines()[-1][:50])
    append(journal, {"did": "start"}, at=NOON)
    assert [line.seq for line in read_chain(journal).lines] == [1, 2, 3, 4, 5, 6]


def test_nothing_is_added_behind_an_altered_line(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().replace(b'"n":5', b'"n":6'))
    before = journal.read_bytes()
    with pytest.raises(InputError, match="its last line: the line was altered"):
        append(journal, {}, at=NOON)
    assert journal.read_bytes() == before


@pytest.mark.parametrize("length", [10, 65_000, 65_536, 70_000, 300_000])
def test_the_last_line_is_found_however_long_it_is(journal: Path, length: int) -> None:
    append(journal, {"did": "x" * length}, at=NOON)
    append(journal, {"did": "after"}, at=NOON)
    append(journal, {"did": "x" * length}, at=NOON)
    append(journal, {"did": "after"}, at=NOON)
    assert len(read_chain(journal).lines) == 9


def test_entries_added_by_many_runs_at_once_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    script = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from docgen.workroom.journal import append\n"
        "for n in range(25): append(Path(sys.argv[1]), {'n': n}, at=datetime(2026, 1, 1, tzinfo=UTC))\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    assert len(read_chain(path).lines) == 100


def test_a_full_disk_leaves_the_journal_as_it_was(journal: Path) -> None:
    before = journal.read_bytes()
    script = (
        "import resource, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from docgen.workroom.journal import append\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 100},) * 2)\n"
        "try: append(Path(sys.argv[1]), {'did': 'x' * 500}, at=datetime(2026, 1, 1, tzinfo=UTC))\n"
        "except Exception as error: print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-B", "-c", script, str(journal)], capture_output=True, check=True, text=True)
    assert "The disk is full. Nothing was added to it." in ran.stdout
    assert journal.read_bytes() == before


def test_a_clock_without_a_time_zone_is_refused(journal: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        append(journal, {}, at=NOON.replace(tzinfo=None))


def test_a_journal_that_is_a_link_is_not_written_through(journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.jsonl"
    link.symlink_to(journal)
    before = journal.read_bytes()
    with pytest.raises(InputError):
        append(link, {}, at=NOON)
    assert journal.read_bytes() == before
