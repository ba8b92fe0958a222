"""想定問答: what 財政課, the assembly and residents will ask, answered from the very same figures."""

from kenshu import days
from kenshu.improve.documents import telling
from kenshu.improve.documents.budget_paper import made_up
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.word import Paper


def questions(request: Request) -> tuple[tuple[str, str, str], ...]:
    """(who asks, question, answer); the request's own questions come last."""
    texts = request.texts
    year = request.year_names[0]
    checks = "".join(f"{one.topic}は{one.asked}に確かめました。{one.result}" for one in request.checks)
    return (
        ("財政課", "なぜ必要なのですか。やらないとどうなりますか。", texts.present),
        ("財政課", "ほかの手段では、だめなのですか。", texts.alternatives),
        ("財政課", "本当に減ったのですか。件数が減っただけではありませんか。",
         f"{telling.effect_sentence(request)}{telling.effect_beside(request)}"),
        ("財政課", "では、予算をいくら減らせますか。", telling.cut(request).text),
        ("財政課", "費用に見合いますか。", f"{telling.balance_told(request)}{telling.rollout_told(request)}"),
        ("財政課", "2年目からは、いくらかかりますか。", _later(request)),
        ("財政課", f"{year}のうちに終わりますか。", telling.schedule_told(request)),
        ("財政課", "うまくいかなかったら、どうしますか。", texts.stop),
        ("人事課", "担当が異動したら、だれが直しますか。", texts.keeper),
        (request.city.terms.assembly, f"{request.city.terms.resident}には、何がよくなりますか。", texts.residents),
        (request.city.terms.assembly, "電子申請を使えない人は、どうなりますか。", texts.care),
        ("情報政策課・法務", "個人情報や文書の扱いは、確かめましたか。", checks),
        *(("そのほか", question, answer) for question, answer in request.asked),
    )  # fmt: skip


def questions_paper(request: Request) -> bytes:
    """The docx: a row a question, in the order of who asks."""
    texts = request.texts
    paper = Paper(f"想定問答 {texts.title}", texts.section, request.made, f"想定問答 {texts.title}")
    paper.title("想定問答", f"{days.wareki(request.made)}\n{request.city.name} {texts.section}")
    paper.text(f"件名: {texts.title}(要求額 {request.asked_yen:,}円)")
    rows = [
        (f"問{number}\n{who}", asked, said) for number, (who, asked, said) in enumerate(questions(request), 1)
    ]
    paper.table(("だれから", "問い", "答え"), rows, (2.6, 4.6, 9.8))
    names = "、".join(sorted({one.source for one in request.figures}))
    paper.text(
        f"数字は予算要求資料と同じです。出どころは、{names}、N10とN11の問いです。{made_up(request)}",
        small=True,
    )
    return paper.bytes()


def _later(request):
    years = [
        (name, request.costs.of_year(year, paid_only=True)) for year, name in enumerate(request.year_names, 1)
    ]
    told = "、".join(f"{name}{yen:,}円" for name, yen in years[1:])
    return f"支払う額は、{told}です。5年で{sum(yen for _, yen in years):,}円です。更新と、やめるときの費用も入れています。"
