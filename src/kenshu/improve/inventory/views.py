"""What an exercise shows of the city's inventory: the answers of the sections, seals, copying, decisions.

All of it is read from the course's data (``d9-forms-raw`` as the sections answered, ``d9-forms`` after their
answers were looked up, ``d9-decisions``).
"""

from datetime import date

from kenshu import data
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.figure import Period
from kenshu.improve.inventory.basis import BASES, NUMBER, checked
from kenshu.improve.inventory.counts import matrix
from kenshu.improve.inventory.decisions import decision_days
from kenshu.improve.inventory.draw import matrix_picture
from kenshu.improve.tally import About

ABOUT = About(Period(date(2025, 6, 1), date(2025, 6, 30)), "印を押す欄のある様式(各課の棚卸し)")
DECIDED = About(Period(date(2024, 4, 1), date(2025, 3, 31)), "部長決裁の文書(起案した日で数える)")
MADE_UP = f"({FICTIONAL})"


def answered_by_basis():
    """How many forms each 根拠区分 has as the sections answered; no line for the whole."""
    counts = checked(data.open("d9-forms-raw"))["根拠区分"].value_counts()
    rows = tuple((_as_written(basis), int(counts.get(basis, 0))) for basis in BASES)
    return Sheet(f"各課が答えた根拠 {MADE_UP}", ("根拠区分", "様式の数"), rows)


def said_to_be_law():
    """The forms whose section answered 法令, with the article as it was filled in."""
    table = checked(data.open("d9-forms-raw"))
    said = table[table["根拠区分"] == "法令"]
    rows = tuple(tuple(row) for row in said[[NUMBER, "課", "様式名", "条文"]].itertuples(index=False))
    return Sheet(f"「法令」と答えた様式 {MADE_UP}", (NUMBER, "課", "様式名", "条文"), rows)


def seals_picture():
    """押印種別 and 根拠区分 after the answers were looked up, the number of forms in each cell."""
    return matrix_picture(matrix(data.open("d9-forms"), rows="押印種別", about=ABOUT))


def copied_forms(*names):
    """年間件数 and 転記回数 of some forms, in the order of ``names``; never their product."""
    table = data.open("d9-forms").set_index("様式名")
    rows = tuple((name, *(int(table.at[name, head]) for head in ("年間件数", "転記回数"))) for name in names)
    heads = ("様式名", "1年の件数(件)", "1件で書き写す回数(回)")
    return Sheet(f"書き写しのある様式 {MADE_UP}", heads, rows)


def decided_in():
    """Days from 起案 to the last approval by the number of 合議."""
    frame = decision_days(data.open("d9-decisions"), about=DECIDED).frame
    rows = tuple(
        (f"{int(row.合議の数)}つ", int(row.件数), float(row[3])) for row in frame.itertuples(name="Row")
    )
    heads = ("合議の数", "件数", "平均の日数")
    return Sheet(
        f"部長決裁にかかった日数(令和6年4月〜令和7年3月に起案。夜と休日をふくむ) {MADE_UP}", heads, rows
    )


def _as_written(basis):
    """条例規則 as people write it."""
    return basis.replace("条例規則", "条例・規則")
