"""One tag a step: what is to become of it, and why."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kenshu.flow import Kind
from kenshu.improve.figure import ImproveError
from kenshu.improve.received import as_number, as_text

TAGGED = (
    Kind.TASK,
    Kind.DECISION,
    Kind.WAIT,
)  # the kinds that are work or waiting; the others only lead the way


class Action(StrEnum):
    """区分, in the order in which they are tried; the value is the letter of the table."""

    REMOVE = "E"
    COMBINE = "C"
    REARRANGE = "R"
    SIMPLIFY = "S"
    KEEP = "K"

    @property
    def said(self):
        """The Japanese word."""
        return _SAID[self]


_SAID = {
    Action.REMOVE: "なくす",
    Action.COMBINE: "まとめる",
    Action.REARRANGE: "入れ替える",
    Action.SIMPLIFY: "簡単にする",
    Action.KEEP: "そのまま",
}


@dataclass(frozen=True)
class Tag:
    """``number`` of the step, ``idea`` (what is done), ``reason`` (why it cannot simply go, or why it can).

    ``into``: for まとめる, the number of the step it becomes part of. ``minutes``: of one case afterwards, if known.
    """

    number: str
    action: Action
    idea: str = ""
    reason: str = ""
    into: str = ""
    minutes: float | None = None


def read_tags(frame):
    """Tags of a table typed by a learner; rows without a 区分 are not tagged yet and left out.

    区分: a letter or its word, in any width. Raises ImproveError: a column is missing, an unknown 区分, 分(後) not a
    number of 0 or more.
    """
    if missing := [column for column in ("番号", "区分") if column not in frame]:
        raise ImproveError(
            f"ECRSの表に「{'」「'.join(missing)}」の列がありません。見出しを確かめてください。"
        )
    rows = ({name: as_text(cell) for name, cell in row.items()} for row in frame.to_dict("records"))
    return tuple(_tag(row) for row in rows if row["区分"])


def ordered(tags):
    """The tags in the order in which they are worked on: E, C, R, S; those kept last. Within one, as given."""
    places = list(Action)
    return tuple(sorted(tags, key=lambda tag: places.index(tag.action)))


def _tag(row):
    words = {action.said: action for action in Action} | {action.value: action for action in Action}
    number, given = _plain(row["番号"]), _plain(row["区分"]).upper()
    if given not in words:
        choices = "、".join(f"{action.value}({action.said})" for action in Action)
        raise ImproveError(
            f"ECRSの表の番号{number}、「区分」: 「{row['区分']}」は使えません。{choices} から選んでください。"
        )
    return Tag(number, words[given], row.get("内容", ""), row.get("理由", ""), _plain(row.get("まとめる先", "")),
               _minutes(row.get("分(後)", ""), number))  # fmt: skip


def _minutes(text, number):
    if not text:
        return None
    value = as_number(_plain(text).removesuffix("分"))
    if value is None or value < 0:
        raise ImproveError(
            f"ECRSの表の番号{number}、「分(後)」: 「{text}」は0以上の数ではありません。数だけにしてください。"
        )
    return value


def _plain(text):
    return "".join(unicodedata.normalize("NFKC", text).split())
