"""D6 on paper: the clean rows, and the ledger as it is kept."""

from kenshu.synth.d6.events import Form
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand

HEADINGS = ["番号", "課", "フォーム名", "依頼日", "公開日", "作成者", "項目数"]


def clean_rows(forms: list[Form]) -> list[list[str]]:
    """Headings, then one row a form in the order asked for."""
    return [
        HEADINGS,
        *(
            [
                f"{rank:03d}", form.section, form.name, f"{form.asked:%Y-%m-%d}",
                f"{form.published:%Y-%m-%d}", form.by, str(form.items),
            ]
            for rank, form in enumerate(forms, 1)
        ),
    ]  # fmt: skip


def raw_rows(forms: list[Form], target: dict, draws: Draws) -> list[list[str]]:
    """A title row, the headings, and each row as the section that asked typed it in."""
    sections = sorted({form.section for form in forms})
    shape = target["shape"]
    hand = Hand(draws, staff=sections, own_habit=shape["own_habit"], full_width=shape["full_width"])
    rows = [[target["title"], *[""] * (len(HEADINGS) - 1)], HEADINGS]
    for form, clean in zip(forms, clean_rows(forms)[1:], strict=True):
        number, section, name, *_, by, _ = clean
        asked, published = (hand.day(day, section) for day in (form.asked, form.published))
        name = name.replace("(", "（").replace(")", "）")
        rows.append([number, section, name, asked, published, by, hand.number(form.items)])
    return rows
