"""The one exception of this room."""

from kenshu import KenshuError


class HandinError(KenshuError):
    """A hand-in that cannot be made, delivered or accepted; the text says which file and what to do."""
