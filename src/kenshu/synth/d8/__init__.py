"""D8 道路通報・住民アンケート: a year of reports about roads by three ways, and a survey by web and on paper."""

from kenshu.synth.d8 import columns, reports, rows, survey
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d8-road-reports"
REPORTS = "道路の通報の受付簿(令和6年度)"
SURVEY = "住民アンケートの回答(令和7年1月)"
REPORT_WHAT = "架空のデータです。1行が通報1件です。対応を終えたものだけです。"
SHEET_WHAT = "架空のデータです。1行が1人の回答です。"


def resources(target: dict, seed: int) -> list[Resource]:
    """Reports, survey and population. Raises KeyError when ``target`` lacks a number."""
    told, answered = reports.reports(target, seed), survey.sheets(target, seed)
    draws = Draws(seed + 84)  # its own stream: how it is typed does not move what happened
    return [
        clean_csv(
            "d8-reports", f"{FOLDER}/clean/reports.csv", rows.clean_reports(told),
            columns.reports(target, raw=False), title=REPORTS,
            description=REPORT_WHAT + "日時、経路、種別の書き方をそろえてあります。",
        ),
        raw_csv(
            "d8-reports", f"{FOLDER}/raw/reports.csv", rows.raw_reports(told, target, draws),
            columns.reports(target, raw=True), title=REPORTS,
            description=REPORT_WHAT + "課の台帳のままの形で、1行目は題名です。",
        ),
        clean_csv(
            "d8-residents", f"{FOLDER}/clean/residents.csv", rows.clean_sheets(answered),
            columns.sheets(target, raw=False), title=SURVEY,
            description=SHEET_WHAT + "紙の回答の番号を、選択肢の言葉に直してあります。",
        ),
        raw_csv(
            "d8-residents", f"{FOLDER}/raw/residents.csv", rows.raw_sheets(answered, target, draws),
            columns.sheets(target, raw=True), title=SURVEY,
            description=SHEET_WHAT + "Webの回答に紙の回答を打ち足したままの形で、1行目は題名です。",
        ),
        clean_csv(
            "d8-population", f"{FOLDER}/clean/population.csv", rows.population_rows(target),
            columns.population(target), title="18歳以上の年代ごとの人口(令和7年1月1日)",
            description="架空のデータです。1行が1つの年代です。",
        ),
    ]  # fmt: skip
