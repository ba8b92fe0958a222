"""Six cases walked down the decision table, and the means somebody chose for work of their own."""

from kenshu.check.mark import Verdict
from kenshu.check.rules import right, rule, wrong
from kenshu.improve import means

CASES = {  # what the cards of the question say, as answers to the table's questions
    "report": {"needed": False},
    "seals": {"needed": True, "reducible": True},
    "hall": {"needed": True, "reducible": False, "from_outside": True, "online_allowed": True, "own_table": False,
             "steady": True, "many": True, "paper_stays": False, "between_systems": False, "outside_ok": False},
    "tax": {"needed": True, "reducible": False, "from_outside": False, "own_table": False, "between_systems": True,
            "steady": True, "many": True, "paper_stays": False, "keepers": True, "outside_ok": False},
    "clinic": {"needed": True, "reducible": False, "from_outside": True, "online_allowed": False, "own_table": False,
               "between_systems": False, "steady": True, "many": True, "paper_stays": True, "outside_ok": False},
    "loans": {"needed": True, "reducible": False, "from_outside": False, "own_table": True, "keepers": False,
              "between_systems": False, "steady": True, "many": False, "paper_stays": False, "outside_ok": False},
}  # fmt: skip
NAMES = {"report": "月の報告書", "seals": "三つの印", "hall": "公民館の申込み", "tax": "納付の記録",
         "clinic": "検診の結果票", "loans": "備品の貸出"}  # fmt: skip
KEEPING = {"online", "low-code", "rpa"}  # means that somebody must be able to mend
TOLD = {
    "keeps-paper": "「{}」にその道具を入れると、入口の紙はそのまま残ります。紙が生まれないところから考えてみましょう。",
    "no-keeper": "「{}」は、作ったあとに直せる人が何人いるでしょう。異動のあとのことも、カードで読んでみましょう。",
    "earlier-fits": "「{}」は、図のもっと上で止まるかもしれません。いちばん上から、順にたどりましょう。",
    "not-fitting": "「{}」に、その手段の問いは「はい」と言えるでしょうか。カードの言葉で答えてみましょう。",
}
FEW_FIRST = "「三つの印」は、道具の前に、へらせるものが残っていないでしょうか。"
NEEDED_STILL = "「{}」をやめると、困る人がいそうです。カードを読み直してみましょう。"


@rule("n07-cases")
def cases(answers, city):
    """An equal share a case; the first case that the table sends elsewhere is spoken of."""
    given = {row["item"]: row["choice"] for row in answers["n07-cases"]["value"]}
    missed = [case for case, facts in CASES.items() if means.decide(facts).means.id != given[case]]
    share = 1 - len(missed) / len(CASES)
    if None in given.values():
        return Verdict(
            share, "not-all-paired", "まだ選んでいない仕事があります。図の上から順にたどりましょう。"
        )
    if not missed:
        return right("六つとも、上から順にたどれました。道具の出番は、思ったより下のほうです。")
    if len(set(given.values())) == 1:
        return wrong("all-alike", "どれも同じ手段です。同じ道具でも、合う仕事と合わない仕事があります。")
    return Verdict(share, *_slip(missed[0], given[missed[0]]))


def _slip(case, chosen):
    if chosen == "stop":
        return "stopped-needed", NEEDED_STILL.format(NAMES[case])
    if case == "seals":
        return "reduce-first", FEW_FIRST
    found = {
        remark.id for remark in means.review(CASES[case], chosen, reason="", handover="係に引継書を置く")
    }
    kind = next(kind for kind in TOLD if kind in found)
    return kind, TOLD[kind].format(NAMES[case])


@rule("n07-own-means")
def own_means(answers, city):
    """What to ask next about the first row; nothing is marked."""
    rows = answers["n07-own-means"]["value"]
    row = next((row for row in rows if row["work"] and row["means"]), None)
    if row is None:
        return right("書き始められましたね。仕事と手段を、一つずつ選んでみましょう。", "work-and-means")
    name = row["work"][:20]
    if row["means"] in ("rpa", "ocr"):
        told = f"「{name}」の入口に、紙は残りますか。紙が生まれない道がないかも、見ておきましょう。"
        return right(told, "paper-at-the-door")
    if row["means"] in KEEPING and not row["keeper"]:
        return right(
            f"「{name}」は、異動のあとにだれが直しますか。役割で書いておきましょう。", "keeper-missing"
        )
    if not row["why"]:
        return right(
            f"「{name}」の手段を選べました。図のどの問いで決まったかも、書いておきましょう。", "why-missing"
        )
    return right(f"「{name}」は、選んだわけまで書けました。来週、係で一度読み上げてみましょう。", "told")
