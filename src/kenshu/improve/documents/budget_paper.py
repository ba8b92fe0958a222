"""予算要求資料 as a paper: the same request in sentences, for those who read rather than calculate."""

from kenshu import days, figures
from kenshu.improve import kpi
from kenshu.improve.documents import telling
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.word import Paper
from kenshu.improve.gantt import gantt_picture


def budget_paper(request: Request) -> bytes:
    """The docx: 件名, 目的, 現状と課題, 事業内容, 効果, 経費, 財源, 日程, 守るべき線, やめる基準, 根拠, 出どころ."""
    texts = request.texts
    title = f"{request.year_names[0]} 予算要求資料"
    more = request.asked_yen - request.last_year
    paper = Paper(f"{title} {texts.title}", texts.section, request.made, f"{texts.section} {texts.title}")
    paper.title(title, f"{days.wareki(request.made)}\n{request.city.name} {texts.section}")
    paper.pairs(
        (("件名", texts.title), ("科目", f"{texts.account}({texts.state})"),
         ("要求額", f"{request.asked_yen:,}円(前年度 {request.last_year:,}円、増減 {more:+,}円)"),
         ("20字で", texts.keyword))
    )  # fmt: skip
    for number, (name, text) in enumerate(
        (("目的", texts.purpose), ("現状と課題", texts.present), ("事業内容", texts.project),
         ("ほかの手段とくらべた結果", texts.alternatives)), 1
    ):  # fmt: skip
        paper.heading(f"{number} {name}")
        paper.text(text)
    _effect(paper, request)
    _money(paper, request)
    _how(paper, request)
    _sources(paper, request)
    return paper.bytes()


def effect_picture(request: Request):
    """Hours before and after as two bars."""
    before, after = request.figure("before"), request.figure("after")
    names = tuple(
        days.wareki(one.period.first)[: days.wareki(one.period.first).index("年") + 1]
        for one in (before, after)
    )
    caption = figures.Caption(
        f"{before.period}と{after.period}",
        after.scope,
        f"前: {before.method}。後: {after.method}",
        data_of(request),
    )
    return figures.paired_bars(
        [figures.Part("職員の時間", before.value, after.value)], names=names, unit="時間",
        title=f"{request.texts.procedure}にかかった職員の時間", caption=caption,
    )  # fmt: skip


def data_of(request: Request) -> str:
    """What the records are, for a caption."""
    return figures.caption.FICTIONAL if request.city.fictional else "自市の記録"


def made_up(request: Request) -> str:
    """What must be said where data or rate are not the city's own; empty when there is nothing to say."""
    said = []
    if request.city.fictional:
        said.append(f"{request.city.full_name}。数字は架空のデータから出しました。")
    if request.city.rate_note:
        said.append(f"単価{request.city.rate_per_hour:,}円は{request.city.rate_note}。")
    return "".join(said)


def _effect(paper, request):
    texts = request.texts
    paper.heading("5 効果")
    paper.text(f"{telling.effect_sentence(request)}\n{telling.effect_beside(request)}")
    paper.picture(effect_picture(request), 14)
    paper.pairs(
        (("予算と時間の使い道", telling.cut(request).text), ("住民の側", texts.residents),
         ("費用との見合い", f"{telling.balance_told(request)}\n{telling.rollout_told(request)}"))
    )  # fmt: skip


def _money(paper, request):
    paper.heading("6 経費(5年間)と財源")
    heads = (
        "節・内容",
        *(name.replace("令和", "R").replace("年度", "") for name in request.year_names),
        "計",
    )
    rows = [
        (f"{account}\n{cost.name}" if account else f"{cost.name}(職員の時間)", *cost.yen, cost.total)
        for cost, account in zip(request.costs.costs, request.accounts, strict=True) if cost.total
    ]  # fmt: skip
    for name, paid in (("支払いの計(予算)", True), ("職員の時間も入れた計", False)):
        years = [request.costs.of_year(year, paid_only=paid) for year in range(1, 6)]
        rows.append((name, *years, sum(years)))
    paper.table(heads, rows, (4.4, 2.1, 2.1, 2.1, 2.1, 2.1, 2.1))
    basis = [f"{cost.name}: {cost.basis}" for cost in request.costs.costs]
    paper.text("\n".join(["積算の根拠", *basis]), small=True)
    paper.table(
        ("財源", "根拠", f"{request.year_names[0]}(円)"),
        [(one.name, one.basis, one.yen) for one in request.funding],
        (4, 9.5, 3.5),
    )


def _how(paper, request):
    texts, table = request.texts, kpi.as_sheet(request.kpis)
    paper.heading("7 日程")
    paper.text(telling.schedule_told(request))
    paper.picture(gantt_picture(request.plan))
    paper.heading("8 どう測るか(KPI)")
    rows = [(f"{row[1]}({row[2]})", row[3], row[4], row[5], row[6], row[8]) for row in table.rows]
    paper.table(
        ("指標", "今の値", "目標", "期日", "測り方", "やめる値"), rows, (3.6, 1.7, 1.7, 2.4, 4.4, 3.2)
    )
    paper.heading("9 守るべき線")
    paper.table(
        ("こと", "聞いた先", "結果"),
        [(one.topic, one.asked, one.result) for one in request.checks],
        (3, 4.5, 9.5),
    )
    paper.heading("10 続ける、やめる")
    paper.pairs(
        (
            ("電話・窓口の道", texts.care),
            ("中止の基準", texts.stop),
            ("異動後に直す係", texts.keeper),
            ("根拠", texts.grounds),
        )
    )


def _sources(paper, request):
    paper.heading("11 数字の出どころ")
    paper.table(
        ("数字", "値", "もとの課題、期間、範囲、算出方法、n"), telling.sources(request), (3.5, 3, 10.5)
    )
    if said := made_up(request):
        paper.text(said, small=True)
