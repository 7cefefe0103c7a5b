"""The one place that asks what time it is."""

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> datetime:
    """Return the time, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
