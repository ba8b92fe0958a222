"""Each typical mistake of the methods on tables, committed once: a function refuses it or says so."""

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from kenshu import data, flow
from kenshu.improve import (
    About,
    ImproveError,
    Period,
    ecrs,
    form_sheet,
    inventory,
    means,
    priority,
    survey,
    workload,
)

ABOUT = About(Period(date(2025, 4, 1), date(2026, 3, 31)), "みどり野市(架空)")
YEAR = workload.Year(1860, "240日×7時間45分", 240)
NURSERY = Path(__file__).parents[1] / "flow" / "corpus" / "nursery.csv"
NOW, LATER = datetime(2026, 7, 1, 9), datetime(2026, 7, 1, 10)


def loud_section_as_everybody():
    return survey.themes(data.open("d5-survey"), data.open("d5-staff"), about=ABOUT).remarks


def several_answers_as_one():
    answers = data.open("d5-survey")
    answers.loc[0, "第1テーマ"] = "電話、紙"
    return survey.themes(answers, data.open("d5-staff"), about=ABOUT).remarks


def several_answers_added_up():
    return survey.picked(pd.DataFrame({"困りごと": ["電話、紙"] * 9}), "困りごと", about=ABOUT).remarks


def survey_of_work():
    return workload.load(data.open("d4-workload"), data.open("d4-staff"), YEAR, about=ABOUT).remarks


def month_as_year():
    rows = [("1", "市民課", "窓口係", "毎月の報告", 12, "日", 60, 1)]
    return workload.faults(
        pd.DataFrame(rows, columns=["番号", "課", "係", "業務", "件数", "頻度", "1件分", "人数"]), YEAR
    )


def custom_as_law():
    return inventory.faults(data.open("d9-forms-raw"))


def registered_seal_for_any():
    return inventory.faults(data.open("d9-forms").assign(押印種別="実印"))


def paper_by_habit():
    row = ("届書", "紙のまま", "その他", "今までそうしてきたので変えない", "慣行")
    return inventory.cards(pd.DataFrame([row], columns=["様式名", "判断", "理由区分", "理由", "根拠区分"]))


def weights_moved_afterwards():
    criteria = (
        priority.Criterion("効き目", priority.EFFECT, 1),
        priority.Criterion("費用", priority.FEASIBILITY, 1),
    )
    issues = pd.DataFrame([("予約", 5, 3), ("回覧", 2, 5)], columns=["課題", "効き目", "費用"])
    return priority.rank(issues, priority.Weights(criteria, LATER), scored_at=NOW, about=ABOUT).remarks


def straight_to_digital():
    tags = [ecrs.Tag("6", ecrs.Action.SIMPLIFY, "RPAで入力する")]
    return ecrs.review(flow.read_steps(NURSERY), tags)


def form(*rows, **head):
    table = pd.DataFrame(rows, columns=form_sheet.COLUMNS)
    return form_sheet.review(form_sheet.read_sheet(table, "予約", **head))


def item(name, purpose="本人の確認", reason=""):
    return (name, "要る", "必須", "例", "名前を入れてください", purpose, reason)


def paper_kept_for_a_robot():
    case = {"needed": True, "reducible": False, "from_outside": True, "online_allowed": True, "keepers": True}
    return means.review(case, "rpa", reason="打ち直しが多いので任せたい", handover="市民課が直す")


def nobody_to_mend():
    case = {"needed": True, "reducible": False, "from_outside": False, "own_table": True, "keepers": True}
    return means.review(case, "low-code", reason="表を集める仕事なので作りたい")


MISTAKES = {
    "声の大きい課=総意": (loud_section_as_everybody, "そのまま職員みんなの考えとは言えません"),
    "複数回答の母数(1つだけの問い)": (several_answers_as_one, "複数回答の集計を使ってください。母数が変わります"),
    "複数回答の母数(足し算)": (several_answers_added_up, "割合を足すと200%になります"),
    "分と時間": (survey_of_work, "番号113: 「自立支援医療の申請の受付」は1年に33,600時間になり"),
    "月と年": (month_as_year, "件数がどの期間のものか確かめてください"),
    "二重計上": (survey_of_work, "番号095・124: "),
    "定員超過": (survey_of_work, "超えています。人が足りないと言う前に"),
    "慣行を法令と書く": (custom_as_law, "様式番号007: 「住民票コードの変更の請求書」は法令と答えていますが、条文がありません"),
    "実印と認印": (registered_seal_for_any, "認印の書き間違いでないか確かめてください"),
    "紙のままの理由が慣れ": (paper_by_habit, "紙でないといけない理由ではありません"),
    "後から重みを動かす": (weights_moved_afterwards, "重みが、点数より後に決められています"),
    "いきなりデジタル化": (straight_to_digital, "いきなり道具(RPA)を入れています"),
    "なくす(E)が1つもない": (straight_to_digital, "なくす(E)が1つもありません"),
    "「念のため」項目": (lambda: form(item("勤め先", reason="念のため")), "「念のため」は聞く理由になりません"),
    "利用目的なし": (lambda: form(item("勤め先", purpose="")), "利用目的がありません。何に使うかを書けない項目は"),
    "年齢と生年月日の両方": (lambda: form(item("年齢"), item("生年月日")), "年齢・生年月日: 両方を聞いています"),
    "RPAで紙を温存": (paper_kept_for_a_robot, "紙で受けることがそのまま残ります"),
    "保守者不在": (nobody_to_mend, "担当が替わったあとに直す人が要ります"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mistake_is_refused_or_named(name):
    commit, said = MISTAKES[name]
    try:
        lines = [str(remark) for remark in commit()]
    except ImproveError as refused:
        lines = [str(refused)]
    assert any(said in line for line in lines), lines
