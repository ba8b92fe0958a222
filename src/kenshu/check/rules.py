"""Rules: one pure function a question, ``(answers, city) -> Verdict``, in its notebook's module (n08.py).

``answers`` is {question id: entry} (DESIGN §5; the question's own entry is there, answered, and valid);
``city`` is a ``CityData``. Nothing is registered anywhere: a rule is found by the nNN of the question's id.
"""

import importlib
import inspect
import math
import re
from pathlib import Path

from kenshu import KenshuError
from kenshu.check.mark import CheckError, Verdict


def rule(*question_ids: str):
    """Decorator: this function judges these questions.

    >>> @rule("n98-example")
    ... def example(answers, city):
    ...     return right("数えた期間もそろっています。")
    >>> example.judges
    ('n98-example',)
    """

    def decorate(function):
        function.judges = question_ids
        return function

    return decorate


def right(message: str, message_id: str = "right") -> Verdict:
    """All the points."""
    return Verdict(1.0, message_id, message)


def partly(share: float, message_id: str, message: str) -> Verdict:
    """A part of the points, ``share`` between 0 and 1."""
    return Verdict(share, message_id, message)


def wrong(message_id: str, message: str) -> Verdict:
    """No points, and a message that helps."""
    return Verdict(0.0, message_id, message)


class CityData:
    """The city's dataset as a rule sees it. ``folder``: another seed's datasets; None = the course's."""

    def __init__(self, folder: str | Path | None = None):
        self.folder = Path(folder) if folder is not None else None

    def open(self, name: str):
        """The data frame of a resource named in datapackage.json."""
        from kenshu import data

        with data.elsewhere(self.folder):
            return data.open(name)

    @property
    def settings(self):
        """``kenshu.city.City``: 単価, 年間勤務時間 and so on."""
        from kenshu import city

        return city.load()


def verdict(question_id: str, answers: dict, folder: str | Path | None = None) -> Verdict | None:
    """Run the rule of a question on a dataset folder (None = the course's); None when it has no rule.

    Raises CheckError, in Japanese, for whatever goes wrong inside the rule: a fault of ours is never a mark.
    """
    function = find(question_id)
    return None if function is None else run(function, question_id, answers, CityData(folder))


def find(question_id: str):
    """The rule function of a question, or None. Raises CheckError when two functions claim it."""
    prefix = re.match(r"n\d\d(?=-)", question_id)
    if prefix is None:
        return None
    name = f"kenshu.check.{prefix[0]}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return None
        raise _our_fault(question_id, error) from error
    except Exception as error:
        raise _our_fault(question_id, error) from error
    functions = [
        f
        for _, f in inspect.getmembers(module, inspect.isfunction)
        if question_id in getattr(f, "judges", ())
    ]
    if len(functions) > 1:
        raise CheckError(f"問い「{question_id}」の確かめ方が2つあります({name})。1つにしてください。")
    return functions[0] if functions else None


def run(function, question_id: str, answers: dict, city: CityData) -> Verdict:
    """Call one rule and make sure that what comes back is a verdict."""
    try:
        result = function(answers, city)
    except KenshuError:
        raise
    except Exception as error:
        raise _our_fault(question_id, error) from error
    if not isinstance(result, Verdict) or not _is_share(result.share):
        raise CheckError(
            f"問い「{question_id}」の確かめ方が、0から1までの割合を返しませんでした。講師に知らせてください。"
        )
    return result


def _our_fault(question_id: str, error: Exception) -> CheckError:
    return CheckError(
        f"問い「{question_id}」を確かめている途中で、研修の仕組みの側に問題が起きました"
        f"({type(error).__name__}: {error})。答えは保存されたままです。この文を講師に見せてください。"
    )


def _is_share(share) -> bool:
    is_number = isinstance(share, int | float) and not isinstance(share, bool)
    return is_number and math.isfinite(share) and 0 <= share <= 1
