"""The corpus of troublesome PDFs, each file alone and all in one bundle: no page lost, no link wrong, each numbered."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from docgen.bundle.sources import Joined
from tests.made.corpus import CORPUS, Made, bad_stamps, bundle_of, every, listed, made, wrong_links

NAMES = [each["file"] for each in listed()]
PLACEHOLDER = "placeholder"


@dataclass(frozen=True)
class Whole:
    """All of the corpus in one bundle."""

    files: list[Made]
    joined: Joined
    path: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    path = tmp_path_factory.mktemp("corpus") / "bundle.pdf"
    files = every()
    return Whole(files, bundle_of(files, path), path)


@pytest.mark.parametrize("said", listed(), ids=lambda each: each["file"])
def test_every_page_that_can_be_had_of_a_file_is_had(said: dict[str, object]) -> None:
    file = made(str(said["file"]))
    if said["expected"] == PLACEHOLDER:
        assert file is None
    else:
        assert file is not None
        assert file.facts.pages == said["expected_pages"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_alone_keeps_its_links_and_is_numbered(name: str, tmp_path: Path) -> None:
    file = made(name)
    if file is None:
        return
    path = tmp_path / "bundle.pdf"
    joined = bundle_of([file], path)
    with pikepdf.open(path) as bundle:
        assert len(bundle.pages) == joined.pages == file.facts.pages
        assert wrong_links([file], bundle, joined) == []
    assert bad_stamps(path.read_bytes(), [str(at + 1) for at in range(joined.pages)]) == []


def test_all_in_one_keep_their_links_and_are_numbered(whole: Whole) -> None:
    with pikepdf.open(whole.path) as bundle:
        assert len(bundle.pages) == whole.joined.pages == sum(each.facts.pages for each in whole.files)
        assert wrong_links(whole.files, bundle, whole.joined) == []
    labels = [str(at + 1) for at in range(whole.joined.pages)]
    assert bad_stamps(whole.path.read_bytes(), labels) == []


def test_one_file_twice_keeps_the_links_of_each(tmp_path: Path) -> None:
    """Names of destinations clash then, and each has to lead to the pages of its own copy."""
    files = [each for each in every() if each.facts.pages > 1]
    twice = [*files, *files]
    path = tmp_path / "twice.pdf"
    joined = bundle_of(twice, path)
    with pikepdf.open(path) as bundle:
        assert wrong_links(twice, bundle, joined) == []


def test_nothing_that_runs_hides_or_tells_of_people_comes_along(whole: Whole) -> None:
    forbidden = {"/JS", "/JavaScript", "/AA", "/EF", "/XFA", "/AcroForm", "/PieceInfo", "/OCProperties", "/Launch"}
    with pikepdf.open(whole.path) as bundle:
        found = set[str]()
        for item in bundle.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                keys = item.stream_dict if isinstance(item, pikepdf.Stream) else item
                found |= forbidden & set(keys.keys())
                action = keys.get("/A")
                if isinstance(action, pikepdf.Dictionary) and "/Subtype" in keys:
                    assert str(action.get("/S")) == "/URI"
        assert found == set()
        assert set(bundle.docinfo.keys()) == {"/Title"}
        assert "/Names" not in bundle.Root


def test_the_same_files_give_the_same_bytes(whole: Whole, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    bundle_of(whole.files, again)
    assert again.read_bytes() == whole.path.read_bytes()


def test_the_corpus_has_its_licences() -> None:
    assert (CORPUS / "LICENCES.md").is_file()
    assert len(NAMES) == len({*NAMES}) == 159
