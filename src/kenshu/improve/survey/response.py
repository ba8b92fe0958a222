"""Who answered: the share of each 課, and whose voice is louder or softer than its people are many."""

from kenshu.improve.remark import Remark
from kenshu.improve.survey.people import LEAST, not_to_show, together
from kenshu.improve.tally import Tally

LOUD, QUIET = 1.5, 1 / 1.5  # times the share of the whole staff that answered
METHOD = "回答した人÷職員数。回答が少ない課は、引き算で分からないように2つ以上まとめて伏せています"


def response(answers, staff, *, about):
    """Tally with a row a 課 in the order of ``staff``: 職員数, 回答, 回答率 (%), 1件が表す人数.

    Small numbers are missing (``people.not_to_show``). Remarks: loud, quiet, silent, small-cells.
    """
    people = together(answers, staff)
    hidden = not_to_show(people.answered)
    shown = people.answered.where(~hidden).astype("Int64")
    rate = 100 * people.answered.where(~hidden) / people.staff
    frame = people.staff.rename("職員数").to_frame().reset_index()
    frame["回答"] = shown.array
    frame["回答率(%)"] = rate.to_numpy()
    frame["1件が表す人数"] = (people.staff / shown.where(shown > 0)).to_numpy(float, na_value=float("nan"))
    return Tally("課ごとの回答", frame, about, METHOD, len(people.answers), remarks(people, hidden))


def remarks(people, hidden):
    """What to know about who answered, as Remarks."""
    rates = (100 * people.answered / people.staff)[~hidden].sort_values(ascending=False, kind="stable")
    loud = rates[rates >= LOUD * people.rate]
    quiet = rates[(rates <= QUIET * people.rate) & (rates > 0)].iloc[::-1]
    silent = people.answered[people.answered == 0].index
    found = []
    if len(loud):
        found.append(Remark("loud", f"回答率が{_span(loud)}で、全体の{people.rate:.1f}%より高く、声が大きく出ます。"
                            "件数の順番を、そのまま職員みんなの考えとは言えません。", tuple(loud.index), ""))  # fmt: skip
    if len(quiet):
        found.append(Remark("quiet", f"回答率が{_span(quiet)}と低く、声が小さく出ます。"
                            "結論を出す前に、直接聞きに行きましょう。", tuple(quiet.index), ""))  # fmt: skip
    if len(silent):
        text = "回答が0件です。職員数で重みを付けても、声は入りません。"
        found.append(Remark("silent", text, tuple(silent), ""))
    if hidden.any():
        found.append(Remark("small-cells", f"回答が{LEAST}人に満たない課があるため、{int(hidden.sum())}つの課の"
                            "回答を伏せました。1つだけ伏せると、全体から引いて分かってしまうためです。"))  # fmt: skip
    return tuple(found)


def _span(rates):
    low, high = f"{rates.min():.0f}", f"{rates.max():.0f}"
    return f"{low}%" if low == high else f"{low}〜{high}%"
