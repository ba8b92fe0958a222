"""What stops this room."""

from kenshu import KenshuError


class PrivacyError(KenshuError):
    """A table that must not go on as it is; Japanese: what, where, what to do."""
