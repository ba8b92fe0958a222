"""発表スライド: five pages in ten minutes. What is asked first, then why, what came of it, the money, the days."""

from kenshu import days
from kenshu.improve.documents import telling
from kenshu.improve.documents.budget_paper import made_up
from kenshu.improve.documents.deck import INNER, LEFT, NAVY, PALE, TOP, Deck
from kenshu.improve.documents.request import Request
from kenshu.improve.gantt import gantt_picture
from kenshu.improve.sentence import shown

LONGEST = 150  # characters of a paragraph on a slide; the paper has all of it
ENDS = "。\n"


def slides(request: Request) -> bytes:
    """The pptx: お願い, 現状と課題, 効果, 経費, 日程とやめる基準."""
    texts = request.texts
    deck = Deck(f"{texts.title} 発表", texts.section, request.made)
    for page in (_ask, _why, _effect, _money, _days):
        page(deck, request)
    return deck.bytes()


def _ask(deck, request):
    texts = request.texts
    page = deck.page(
        texts.keyword, f"{request.city.name} {texts.section} {days.wareki(request.made)}。{made_up(request)}"
    )
    page.text([texts.title], LEFT, TOP - 0.4, INNER, 2.4, size=28, bold=True)
    page.text(
        [f"{request.year_names[0]}に {request.asked_yen:,}円 をお願いします。"],
        LEFT, TOP + 2.4, INNER, 1.8, size=28, bold=True, colour=NAVY, fill=PALE,
    )  # fmt: skip
    page.text([in_short(texts.purpose)], LEFT, TOP + 4.8, INNER, 3.4, size=22)
    page.text([telling.effect_sentence(request)], LEFT, TOP + 8.4, INNER, 3.6, size=22)
    page.notes(
        f"1分で話すこと。{texts.purpose}\n{telling.effect_sentence(request)}\n{telling.cut(request).text}"
    )


def _why(deck, request):
    texts = request.texts
    page = deck.page("いま、困っていること", "N11の問い n11-present、n11-project、n11-alternatives")
    half = (INNER - 1.2) / 2
    for column, (name, text) in enumerate((("現状と課題", texts.present), ("すること", texts.project))):
        left = LEFT + column * (half + 1.2)
        page.text([name], left, TOP, half, 1.2, size=22, bold=True, colour=NAVY)
        page.text([in_short(text, 220)], left, TOP + 1.4, half, 8.6, size=18)
    page.text(
        [f"{request.city.terms.resident}の側: {in_short(texts.residents)}"],
        LEFT,
        TOP + 10.6,
        INNER,
        2.2,
        size=18,
        fill=PALE,
    )
    page.notes(f"{texts.present}\n{texts.project}\nほかの手段: {texts.alternatives}")


def _effect(deck, request):
    ways = request.ways
    before, after = request.figure("before"), request.figure("after")
    low, high = ways.spread()
    sources = "、".join(dict.fromkeys(one.source for one in request.figures))
    ends = "減る見込みです" if telling.hoped(request) else "減りました"
    page = deck.page(f"職員の時間は{shown(ways.as_counted.saved)}時間{ends}", f"出どころ: {sources}")
    names = [_year(one) for one in (before, after)]
    alt = (
        f"2本の横棒。{request.texts.procedure}の職員の時間は、{names[0]}が{shown(before.value)}時間、"
        f"{names[1]}が{shown(after.value)}時間。"
    )
    chart = names, {"職員の時間": (before.value, after.value)}, "#,##0.0"
    page.bars(chart, LEFT, TOP - 0.3, INNER, 6.0, alt)
    page.text(["単位: 時間"], LEFT + INNER - 5, TOP + 5.2, 5, 0.8, size=14)
    page.text([telling.effect_sentence(request)], LEFT, TOP + 6.3, INNER, 2.2, size=18)
    page.text(
        [f"見方を変えた見積りも合わせると、{shown(low)}時間から{shown(high)}時間の間です。",
         f"時間の使い道: {request.texts.time_use}",
         f"予算は{telling.cut(request).yen:,}円減ります。減った時間は、減った予算ではありません。"],
        LEFT, TOP + 8.9, INNER, 3.6, size=18, fill=PALE,
    )  # fmt: skip
    page.notes(f"{after.caption()}\n{telling.effect_beside(request)}\n{telling.cut(request).text}")


def _money(deck, request):
    page = deck.page(
        f"5年で{request.costs.total(paid_only=True).value:,.0f}円を支払います",
        "N11の問い n11-costs、n11-funding、n11-rollout",
    )
    paid = [request.costs.of_year(year, paid_only=True) for year in range(1, 6)]
    worked = [request.costs.of_year(year) - yen for year, yen in enumerate(paid, 1)]
    alt = "5年の費用を年ごとに積んだ縦棒。" + "、".join(
        f"{name}は支払い{yen:,}円と職員の時間{more:,}円"
        for name, yen, more in zip(request.year_names, paid, worked, strict=True)
    )
    chart = list(request.year_names), {"支払う額": paid, "職員の時間(×単価)": worked}, '#,##0"円"'
    page.stacks(chart, LEFT, TOP - 0.2, 17.4, 8.6, alt)
    rows = [
        ("年度", "支払う額", "職員の時間"),
        *zip(request.year_names, paid, worked, strict=True),
        ("計", sum(paid), sum(worked)),
    ]
    page.table(rows, LEFT + 18.2, TOP, (4.2, 4.2, 4.0), alt="年度ごとの支払う額と職員の時間")
    funding = "、".join(f"{one.name}{one.yen:,}円" for one in request.funding)
    page.text(
        [f"財源({request.year_names[0]}): {funding}", telling.balance_told(request)],
        LEFT,
        TOP + 8.9,
        INNER,
        3.6,
        size=16,
        fill=PALE,
    )
    page.notes(
        f"{telling.rollout_told(request)}\n"
        + "\n".join(f"{cost.name}: {cost.basis}" for cost in request.costs.costs)
    )


def _days(deck, request):
    texts = request.texts
    page = deck.page(
        f"{days.wareki(request.plan.last)}に終わり、悪ければやめます", "N10の問い n10-tasks、n10-kpis"
    )
    page.picture(gantt_picture(request.plan, wide=True), LEFT, TOP - 0.5, INNER, 10.4)
    page.text(
        [f"やめる基準: {in_short(texts.stop, 100)}", f"異動後に直す係: {in_short(texts.keeper, 60)}"],
        LEFT, TOP + 10.2, INNER, 2.9, size=15, fill=PALE,
    )  # fmt: skip
    kpis = "\n".join(
        f"{one.name}: {one.baseline:g}→{one.target:g}{one.unit}({days.wareki(one.due)})"
        for one in request.kpis
    )
    page.notes(f"{telling.schedule_told(request)}\n{kpis}\n{texts.stop}\n{texts.keeper}")


def in_short(text: str, most: int = LONGEST) -> str:
    """The sentences from the beginning that fit into ``most`` characters; the first one in any case.

    >>> in_short("一つ目。二つ目。三つ目。", 8)
    '一つ目。二つ目。'
    """
    if len(text) <= most:
        return text
    end = max(text.rfind(sign, 0, most) for sign in ENDS)
    return text[: end + 1].strip() if end > 0 else f"{text[: most - 1]}…"


def _year(figure):
    told = days.wareki(figure.period.first)
    return told[: told.index("年") + 1]
