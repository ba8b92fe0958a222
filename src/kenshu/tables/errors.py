from kenshu import KenshuError


class TablesError(KenshuError):
    """A file or a value that cannot be read as it stands.

    ``id``: which refusal (``no-encoding``, ``short-row`` …; "value" for a cell that has not the type asked
    for); ``row`` and ``column``: the place in the file, from 1 and by heading, where there is one.
    """

    def __init__(self, said: str, *, id: str = "value", row: int | None = None, column: str | None = None):
        super().__init__(said)
        self.id, self.row, self.column = id, row, column
