"""What should not be: findings of rules, with severity, audience and who can mend them."""

from dataclasses import dataclass
from enum import StrEnum

from docgen.errors import Place

__all__ = ["Audience", "Finding", "Mender", "Severity"]


class Severity(StrEnum):
    """Errors keep a final from being made; warnings and notes are for a person to weigh."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Audience(StrEnum):
    """Who may read something: the tribunal and the appellant, the casework side, or the tribunal alone (rule 13)."""

    SERVED = "served"
    INTERNAL = "internal"
    CLOSED = "closed"


class Mender(StrEnum):
    """Who can mend what a finding says; `docgen check` groups by it."""

    CASE_OWNER = "case-owner"
    MAKER = "maker"
    POLICE_DISCLOSURE = "police disclosure"
    FORMAT_OWNER = "format owner"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one place. `detail` names fields and ids, never the value of a personal field."""

    rule: str
    severity: Severity
    place: Place
    detail: str
    next_step: str
    mender: Mender
    audience: Audience = Audience.INTERNAL
    overruled_by: str | None = None
    """The id of the recorded overrule, or None where the finding stands."""

    @property
    def stands(self) -> bool:
        """Tell whether the finding still blocks: an overruled one is reported but blocks nothing."""
        return self.overruled_by is None
