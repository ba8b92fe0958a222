"""The learner's own counts as bars: of a hundred rows, how many had to be rewritten?"""

from kenshu import answers, figures
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note
from kenshu.improve.tally_draw import ranked
from kenshu.improve.tidy import course

WAITING = "課題3から課題6の行の数に答えてから「図を描き直す」を押すと、ここに図が出ます。"
TOO_MANY = "「{}」の数が、全部の行の数をこえています。答えを見直してから、もう一度押してください。"
NAMES = {
    "受付日": "受付日(和暦を西暦に)",
    "電話": "電話(半角の決まった形に)",
    "口座下3桁": "口座下3桁(0を足す)",
    "通話秒": "通話秒(半角の数字に)",
}
CAPTION = figures.Caption(
    "令和7年6月〜8月の給付金の受付簿、令和6年5月〜7月の電話受付簿",
    "給付金は紙の申請の受付簿、通話秒は検診の電話受付簿",
    "書き直した行 ÷ 全部の行(あなたの答え)",
)


def own_rows(days, phone, account, seconds):
    """The stored counts of four questions as shares of all rows, or a note until all are there."""
    folder = answers.session_folder()

    def drawn():
        stored = answers.Store(folder).document(mend=False)["answers"]
        told = [(stored.get(question) or {}).get("value") for question in (days, phone, account, seconds)]
        told[0] = told[0] and told[0][0]["rows"]  # a table; its first row
        if None in told:
            return Note(WAITING)
        return _picture(dict(zip(NAMES, told, strict=True)))

    return redrawn(drawn)


def _picture(counts):
    whole = {column: len(course.opened(name)) for column, name in course.COLUMNS.items()}
    if over := [column for column in counts if counts[column] > whole[column]]:
        return Note(TOO_MANY.format(over[0]))
    shares = {column: 100 * counts[column] / whole[column] for column in counts}
    order = sorted(shares, key=lambda column: -shares[column])
    texts = [f"{shares[one]:.0f}%({counts[one]:,.0f}行/{whole[one]:,}行)" for one in order]
    title = f"いちばん多く書き直したのは{order[0]}で、100行のうち{shares[order[0]]:.0f}行"
    with figures.style():
        fig, axes = figures.figure(8.0, 3.2)
        ranked(
            axes, [NAMES[one] for one in order], [shares[one] for one in order], texts, columns=14, room=1.5
        )
        axes.set_xlabel("書き直した行の割合(%)")
        fig.suptitle(title, x=0.012, ha="left")
    told = [f"{NAMES[one]}は{text}です。" for one, text in zip(order, texts, strict=True)]
    return figures.Picture(
        fig, CAPTION, f"書き直した行の割合の横棒の図。{title}。", "\n".join([f"{title}。", *told])
    )
