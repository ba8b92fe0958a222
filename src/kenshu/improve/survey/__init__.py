"""A survey of the staff: who answered, and which theme comes first by answers, by staff, by hours.

One answer a row: 回答番号, 課, 第1テーマ (one theme), 月時間 (hours a month). The staff table: 課, 職員数 (people).
``course`` and ``views`` are the course's own survey (D5) as its notebook shows it.
"""

from kenshu.improve.survey.draw import response_picture, themes_picture
from kenshu.improve.survey.own import three_ranks
from kenshu.improve.survey.picked import picked
from kenshu.improve.survey.response import response
from kenshu.improve.survey.themes import themes
from kenshu.improve.survey.views import (
    by_theme,
    loud_and_others,
    received,
    six_voices,
    ten_sheets,
    who_answered,
    who_was_asked,
)
from kenshu.improve.survey.voices import voices

__all__ = [
    "by_theme",
    "loud_and_others",
    "picked",
    "received",
    "response",
    "response_picture",
    "six_voices",
    "ten_sheets",
    "themes",
    "themes_picture",
    "three_ranks",
    "voices",
    "who_answered",
    "who_was_asked",
]
