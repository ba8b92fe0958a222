from kenshu import KenshuError


class DataError(KenshuError):
    """A dataset that is not there, or is not what it was when it was made."""
