"""D5 業務アンケート: what takes the month of those who answered, and how many people each 課 has."""

from kenshu.synth.d5 import answers, columns, rows
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d5-staff-survey"
TITLE = "業務アンケートの回答(令和7年5月)"
WHAT = "架空のデータです。1行が職員1人の回答です。"


def resources(target: dict, seed: int) -> list[Resource]:
    """The answers, clean and as received, and the staff of each 課. Raises KeyError when ``target`` lacks a number."""
    given = answers.answers(target, seed)
    draws = Draws(seed + 52)  # its own stream: how people spell does not move what they answered
    return [
        clean_csv(
            "d5-survey", f"{FOLDER}/clean/survey.csv", rows.clean_rows(given),
            columns.answers(target, raw=False), title=TITLE,
            description=WHAT + "課とテーマの書き方をそろえてあります。自由記述は書かれたままです。",
        ),
        raw_csv(
            "d5-survey", f"{FOLDER}/raw/survey.csv", rows.raw_rows(given, target, draws),
            columns.answers(target, raw=True), title=TITLE,
            description=WHAT + "庁内のフォームから取り出したままの形で、1行目は題名です。",
        ),
        clean_csv(
            "d5-staff", f"{FOLDER}/clean/staff.csv", rows.staff_rows(target), columns.staff(target),
            title="課の職員数(令和7年5月1日)", description="架空のデータです。1行が1つの課です。",
        ),
    ]  # fmt: skip
