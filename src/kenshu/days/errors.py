"""What can be wrong with a day."""

from kenshu import KenshuError


class DaysError(KenshuError):
    """A date, time or span that cannot be used; the text is Japanese and says what to do."""


class AmbiguousDate(DaysError):
    """A date without an era or century, such as 5.4.1: a person must say which it is."""


class AmbiguousTime(DaysError):
    """午前12時 and 午後12時, which people read in two ways."""
