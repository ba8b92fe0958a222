from kenshu import KenshuError


class TablesError(KenshuError):
    """A file or a value that cannot be read as it stands."""
