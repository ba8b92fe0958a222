"""A stored answer in words: one text, or a table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """An answer as people read it: ``text``, or a table of ``head`` and ``rows``; empty = no answer."""

    text: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    basis: str = ""

    def as_text(self) -> str:
        """All of it as lines of text, table cells parted by a bar."""
        lines = [self.text] if self.text else [" | ".join(row) for row in (self.head, *self.rows) if row]
        return "\n".join([*lines, *([f"どう数えたか: {self.basis}"] if self.basis else [])])
