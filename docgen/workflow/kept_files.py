"""Files that are kept back, by their digests: the same file may lie in a case under another name."""

from collections.abc import Iterator

from docgen.case.material import Disclosure
from docgen.disclosure.keeping_back import pages_kept_back, pages_kept_in_part, whole_papers_kept_back
from docgen.workflow.folder import OpenCase

__all__ = ["kept_files"]


def kept_files(case: OpenCase) -> Iterator[tuple[str, str]]:
    """Yield the SHA-256 and the id of every paper that may not be served as it came, by its file and by the case."""
    whole = case.loaded.case
    kept, found = whole_papers_kept_back(whole), {each.file: each.sha256 for each in case.papers}
    for paper in whole.papers:
        in_part = pages_kept_back(whole, paper.id) or pages_kept_in_part(whole, paper.id)
        if paper.disclosure is not Disclosure.DISCLOSE or paper.id in kept or in_part:
            for digest in {found.get(paper.file or ""), paper.sha256} - {None}:
                yield str(digest), paper.id
