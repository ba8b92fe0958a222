"""The inventory in numbers: by reason, by 課 and reason, and how often the same is written again in a year."""

from kenshu.improve.figure import ImproveError
from kenshu.improve.inventory.basis import BASES, NUMBER, SEALS, checked, found
from kenshu.improve.remark import Remark, of_kind
from kenshu.improve.tally import Tally

COPIES = "年間の転記(回)"


def by_basis(forms, *, about):
    """Tally with a row a 根拠区分, in the order of BASES: 様式数, 割合(%), 年間件数, 年間の転記(回).

    Remarks: the faults of ``basis.faults``, and customs: how many need nobody's leave but the hall's own.
    """
    table = checked(forms).assign(one=1)
    table[COPIES] = table["年間件数"] * table["転記回数"]
    sums = table.groupby("根拠区分")[["one", "年間件数", COPIES]].sum().reindex(BASES, fill_value=0)
    frame = sums.rename(columns={"one": "様式数"}).rename_axis("根拠区分").reset_index()
    frame.insert(2, "割合(%)", 100 * frame["様式数"] / len(table))
    method = "様式を根拠区分ごとに数える。年間の転記=年間件数×転記回数の合計"
    return Tally(
        "押印のある様式の根拠",
        frame,
        about,
        method,
        len(table),
        (*found(table), *_customs(frame, len(table))),
    )


def matrix(forms, *, rows="課", about):
    """Tally of the number of forms: a row each 課 (or 押印種別), a column each 根拠区分, and 計."""
    if rows not in ("課", "押印種別"):
        raise ImproveError(f"「{rows}」では並べられません。「課」か「押印種別」を選んでください。")
    import pandas as pd

    table = checked(forms)
    order = (
        [word for word in SEALS if word in set(table[rows])]
        if rows == "押印種別"
        else list(dict.fromkeys(table[rows]))
    )
    counts = pd.crosstab(table[rows], table["根拠区分"]).reindex(order).reindex(columns=BASES, fill_value=0)
    counts["計"] = counts.sum(axis=1)
    frame = counts.rename_axis(None, axis=1).rename_axis(rows).reset_index()
    return Tally(f"{rows}と根拠区分", frame, about, "様式を数える", len(table), found(table))


def copying(forms, *, about):
    """Tally of the forms that are copied, most copies a year first: 年間件数, 転記回数, 年間の転記(回), 累計(%)."""
    table = checked(forms)
    table[COPIES] = table["年間件数"] * table["転記回数"]
    total = table[COPIES].sum()
    if not total > 0:
        raise ImproveError("様式の棚卸しの転記がすべて0回です。転記回数の欄を確かめてください。")
    rows = table[table[COPIES] > 0].sort_values([COPIES, NUMBER], ascending=[False, True], ignore_index=True)
    frame = rows[[NUMBER, "課", "様式名", "根拠区分", "年間件数", "転記回数", COPIES]].copy()
    frame["累計(%)"] = 100 * frame[COPIES].cumsum() / total
    return Tally(
        "書き写しの多い様式", frame, about, "年間件数×転記回数", len(table), of_kind(found(table), "unknown")
    )


def _customs(frame, whole):
    customs = int(frame["様式数"][frame["根拠区分"] == "慣行"].sum())
    if customs:
        yield Remark("customs", f"慣行は{customs}様式({100 * customs / whole:.0f}%)です。"
                     "条文がないので、市の中で相談して変えられます。まずここから見ましょう。")  # fmt: skip
