"""Whom a format is for follows from its view: none shows the appellant what is for casework or the tribunal."""

import re
import shutil
from pathlib import Path

import pytest

from docgen.case.views import VIEWS
from docgen.errors import FormatError
from docgen.findings import Audience
from docgen.formats.shelf import AUDIENCES, PROFILES, formats_on, load_format, shipped_formats

SHIPPED = [folder for _, _, folder in formats_on(shipped_formats())]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.parent.name)
def test_a_format_for_others_than_its_view_is_refused(folder: Path, tmp_path: Path) -> None:
    audience = load_format(folder).sheet.audience
    copy = Path(shutil.copytree(folder, tmp_path / folder.parent.name / folder.name))
    sheet = (copy / "format.toml").read_text(encoding="utf-8")
    for other in set(Audience) - {audience}:
        changed = re.sub('^audience = ".*"$', f'audience = "{other}"', sheet, flags=re.MULTILINE)
        (copy / "format.toml").write_text(changed, encoding="utf-8")
        with pytest.raises(FormatError, match=f"names an audience that .* is not for: it is {audience}"):
            load_format(copy)


def test_every_view_is_for_somebody_and_two_are_for_the_tribunal_alone() -> None:
    assert set(AUDIENCES) == set(PROFILES) == set(VIEWS)
    assert {view for view in VIEWS if AUDIENCES[view] is Audience.CLOSED} == {"ApplicationView", "ExcludedView"}
    internal = {"SummaryView", "CommissionView", "ReferencesView"}
    assert {view for view in VIEWS if AUDIENCES[view] is Audience.INTERNAL} == internal
