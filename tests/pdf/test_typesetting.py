"""The environment of typesetting is set for a while and put back."""

import os
from pathlib import Path

import pytest

from docgen.workroom.typesetting import typesetting


def test_fonts_and_time_are_ours_inside_and_as_before_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "before")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    with typesetting(tmp_path, "<fontconfig/>", 86400):
        assert Path(os.environ["FONTCONFIG_FILE"]).read_text(encoding="utf-8") == "<fontconfig/>"
        assert os.environ["SOURCE_DATE_EPOCH"] == "86400"
    assert os.environ["FONTCONFIG_FILE"] == "before"
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_they_are_put_back_after_a_fault_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "before")
    with pytest.raises(KeyError), typesetting(tmp_path, "<fontconfig/>", 0):
        raise KeyError
    assert os.environ["FONTCONFIG_FILE"] == "before"
