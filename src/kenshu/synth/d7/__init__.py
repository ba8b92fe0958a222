"""D7 給付金: applications on paper and by form, some of them twice, for finding who is who."""

from kenshu.synth.d7 import columns, rows
from kenshu.synth.d7.applications import Truth, applications
from kenshu.synth.d7.applications import truth as _truth
from kenshu.synth.draws import Draws
from kenshu.synth.resource import Resource, clean_csv, raw_csv

FOLDER = "d7-benefit-applications"
TITLES = {"paper": "給付金の申請(紙)", "online": "給付金の申請(オンライン)"}
STREAM = 70


def resources(target: dict, seed: int) -> list[Resource]:
    """Both files of D7, clean and as received. Raises KeyError when ``target`` lacks a number."""
    made = []
    draws = Draws(seed + STREAM + 1)  # its own stream: how clerks type does not move who applied
    for name, received in applications(target, seed + STREAM).items():
        bare = rows.without_phone(received, target["shape"][name]["no_phone"], draws)
        what = "架空のデータです。1行が申請1件です。氏名は組み合わせて作ったもので、実在の人ではありません。"
        made += [
            clean_csv(
                f"d7-{name}", f"{FOLDER}/clean/{name}.csv", rows.clean_rows(received, bare),
                columns.of(raw=False), title=TITLES[name],
                description=f"{what}日付・電話・カナの書き方をそろえてあります。氏名と住所は書いたままです。",
            ),
            raw_csv(
                f"d7-{name}", f"{FOLDER}/raw/{name}.csv",
                rows.raw_rows(received, target["titles"][name], bare, target, draws),
                columns.of(raw=True), title=TITLES[name],
                description=f"{what}受け取ったままの形で、1行目は題名です。",
            ),
        ]  # fmt: skip
    return made


def truth(target: dict, seed: int) -> Truth:
    """The true pairs (with their level), the traps and the 支援措置 rows of ``resources(target, seed)``, by 受付番号.

    Trainer's side: with the ``target`` and ``seed`` of a city's planted files.
    """
    return _truth(target, seed + STREAM)
