"""What can go wrong with an answer, said to the person who answers."""

from kenshu import KenshuError


class AnswersError(KenshuError):
    """A question spec, an answer or the file of answers is not as it should be."""


class ConflictError(AnswersError):
    """Another window changed the same answer meanwhile. ``stored``: its entry now, {} when it was removed."""

    def __init__(self, stored: dict):
        super().__init__("別の画面で、この問いの答えが変更されています。どちらを残すか選んでください。")
        self.stored = stored
