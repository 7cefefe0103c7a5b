"""The workbook that a case is filled in with, and the way back from it to the case."""

__all__: list[str] = []
