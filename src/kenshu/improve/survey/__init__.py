"""A survey of the staff: who answered, and which theme comes first by answers, by staff, by hours.

One answer a row: 回答番号, 課, 第1テーマ (one theme), 月時間 (hours a month). The staff table: 課, 職員数 (people).
"""

from kenshu.improve.survey.draw import response_picture, themes_picture
from kenshu.improve.survey.picked import picked
from kenshu.improve.survey.response import response
from kenshu.improve.survey.themes import themes

__all__ = ["picked", "response", "response_picture", "themes", "themes_picture"]
