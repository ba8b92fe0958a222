"""自治体DX実践研修. The rooms, in the order data walks through them, stand in CONTRIBUTING.md."""

__version__ = "2026.12"


class KenshuError(Exception):
    """Something the user must mend. The text is Japanese and says what, where, and what to do.

    Each room has one subclass; the command line prints the text and ends with exit code 1.
    """
