"""What an exercise shows of the register of published forms (D6)."""

from datetime import date

from kenshu import data
from kenshu.figures.sheet import FICTIONAL, Sheet
from kenshu.improve.figure import Period
from kenshu.improve.tally import About

REGISTER = "d6-forms"
ABOUT = About(
    Period(date(2024, 4, 1), date(2026, 3, 31)), "電子申請フォームの公開の台帳(依頼した日から公開した日まで)"
)


def by_maker():
    """Forms, days until they were public and items of each 作成者, added up; never the means."""
    frame = data.open(REGISTER)
    frame = frame.assign(日数=(frame["公開日"] - frame["依頼日"]).dt.days)
    rows = tuple(
        (maker, len(forms), int(forms["日数"].sum()), int(forms["項目数"].sum()))
        for maker, forms in frame.groupby("作成者", sort=False)
    )
    heads = ("作った人", "フォームの数", "公開までの日数の合計(日)", "項目の数の合計(項目)")
    return Sheet(f"電子申請フォームの公開 令和6年度と7年度({FICTIONAL})", heads, rows)
