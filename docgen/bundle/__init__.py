"""Many papers, one PDF: what goes in and in what order, its pages joined, numbered and linked."""

__all__: list[str] = []
