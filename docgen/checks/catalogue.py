"""All rules: importing this fills the catalogue."""

__all__: list[str] = []
