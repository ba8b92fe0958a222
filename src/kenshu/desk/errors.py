"""The one exception of this room."""

from kenshu import KenshuError


class DeskError(KenshuError):
    """The desk cannot be opened or cannot do what was asked; the text says where and what to do."""
