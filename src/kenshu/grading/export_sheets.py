"""The tables of the class, as a trainer reads them. A number is a mark; where there is none, a word says why."""

from datetime import date

from kenshu import answers
from kenshu.grading import register
from kenshu.grading.dates import local, spoken
from kenshu.grading.export_items import items
from kenshu.grading.export_write import Sheet
from kenshu.grading.feedback import messages
from kenshu.grading.place import Place
from kenshu.grading.register import GRADED, RECEIVED, STATUSES, Arrival
from kenshu.grading.standing import Row

PERSON = ("受講者番号", "氏名", "所属", "グループ")
HEAD = (*PERSON, "回", "ノートブック", "状態", "遅れ", "理由")
TAIL = ("合計", "満点", "講師のコメント")
MEANINGS = {
    "未提出": "まだ何も届いていません。0点ではありません",
    "受付": "届きました。まだ採点していません",
    "保留": "届きましたが、確かめることがあります。kenshu class resolve で決めます",
    "採点失敗": "採点のプログラムが止まりました。理由を見て、もう一度採点します",
    "採点待ち": "人が読む問いに、まだ点が付いていません",
    "採点済": "すべての点がそろいました。「0」は、採点した結果の0点です",
    "差戻し": "講師が、直してもう一度出すようお願いしています",
    "要再確認": "講師が点を付けたあとで、答えが変わりました。かっこの中は前の点です",
}


def about(place: Place, people: int) -> Sheet:
    """What the numbers are: when, of whom, counted how, and what the words mean."""
    settings = place.settings()
    lines = [
        ("研修", settings["title"]),
        ("作った日時", local(register.now())),
        ("人数", f"{people}人"),
        ("点", "nbgrader の成績の記録(gradebook.db)と同じです。遅れで点は引きません"),
        ("問いごと", "1つの提出を1つと数えます(班の提出は1つ)。点の決まっていない提出は入れません"),
        ("識別力", "その問いの点と、ほかの自動採点の問いの合計との関わり(相関)です。-1から1まで。"
                  "1に近いほど、よくできた人ほどその問いもできています"),
        ("使い道", "研修の実施と改善のためだけに使います。人事評価には使いません"),
        ("消す日", spoken(date.fromisoformat(settings["deletes"])) if settings.get("deletes") else ""),
        *((f"状態「{word}」", meaning) for word, meaning in MEANINGS.items()),
    ]  # fmt: skip
    return Sheet("はじめに", [("項目", "説明"), *lines], "A2")


def overview(place: Place, rows: list[Row]) -> Sheet:
    """Learner × notebook: the total, or the word."""
    names = list(dict.fromkeys((row.session, row.notebook) for row in rows))
    heading = [
        *PERSON,
        *(f"{short(notebook)} {place.notebooks(session)[notebook]}" for session, notebook in names),
    ]
    lines: dict[str, list] = {}
    for row in rows:
        lines.setdefault(row.learner.number, [*person(row.learner)]).append(total(row))
    return Sheet("まとめ", [heading, *lines.values()])


def marks(place: Place, session: str, notebook: str, rows: list[Row]) -> Sheet:
    """Learner × question of one notebook."""
    mine = [row for row in rows if row.notebook == notebook]
    labels = _labels(place, session, notebook, mine)
    title = place.notebooks(session)[notebook]
    lines = [
        [*person(row.learner), place_title(place, session), f"{short(notebook)} {title}", row.status.status,
         "遅れ" if row.status.late else "", row.status.reason, *_points(row, labels)]
        for row in mine
    ]  # fmt: skip
    heading = [*HEAD, *(f"{question} {label}" for question, label in labels.items()), *TAIL]
    return Sheet(f"{short(notebook)} {title}", [heading, *lines], "C2")


def groups(place: Place, rows: list[Row]) -> Sheet:
    """Group × notebook: how many stand where, and the mean share of the points tests gave."""
    cells: dict[tuple, list[Row]] = {}
    for row in rows:
        cells.setdefault((row.session, row.notebook, row.learner.team), []).append(row)
    lines = []
    for (session, notebook, team), mine in cells.items():
        counts = [sum(row.status.status == status for row in mine) for status in STATUSES]
        lines.append([
            place_title(place, session), f"{short(notebook)} {place.notebooks(session)[notebook]}", team, len(mine),
            *counts, sum(row.status.late for row in mine), _mean_share(mine),
        ])  # fmt: skip
    heading = [
        "回",
        "ノートブック",
        "グループ",
        "人数",
        *STATUSES,
        "うち遅れ",
        "自動採点の平均(満点に対する%)",
    ]
    return Sheet("グループ", [heading, *lines], "D2")


def questions(place: Place, rows: list[Row]) -> Sheet:
    """One line a question: share right, most frequent mistake, what it tells apart."""
    lines = []
    for session, notebook in dict.fromkeys((row.session, row.notebook) for row in rows):
        mine = [row for row in rows if row.notebook == notebook]
        papers = {row.status.handin or row.learner.number: row for row in mine if row.marks}.values()
        said = [
            messages(place.autograded / row.learner.number / session / f"{notebook}.ipynb") for row in papers
        ]
        labels = _labels(place, session, notebook, mine)
        for item in items([row.marks for row in papers], said):
            lines.append([
                short(notebook), item.question, labels[item.question], "人が読む" if item.human else "自動",
                plain(item.of), item.counted, _percent(item.right), _percent(item.mean), item.blank,
                item.mistake, item.mistakes or "", "" if item.index is None else round(item.index, 2), item.words,
            ])  # fmt: skip
    heading = ["ノートブック", "問いの番号", "問い", "採点", "満点", "点の決まった提出の数", "満点の割合(%)",
               "平均(満点に対する%)", "まだ答えのない提出の数", "一番多いつまずき(返した言葉)", "その数",
               "識別力(-1から1)", "識別力の読み方"]  # fmt: skip
    return Sheet("問いごと", [heading, *lines], "D2")


def handins(place: Place, rows: list[Row]) -> Sheet:
    """Every hand-in in its one state, newest last; which one is graded."""
    with register.opened(place.register) as connection:
        arrivals, people = register.arrivals(connection), register.learners(connection)
    counted = {row.status.handin for row in rows if row.status.status != register.HELD}
    lines = [_handin(place, people, arrival, arrival.id in counted) for arrival in arrivals]
    heading = ["受付番号", "回", "受講者番号", "氏名", "班の提出の番号", "届いた日時", "状態", "遅れ",
               "採点に使う", "理由", "ファイル"]  # fmt: skip
    return Sheet("提出の記録", [heading, *lines])


def short(notebook: str) -> str:
    """n08-effect-and-cost -> N08, as people say it; other words stay."""
    head = notebook.split("-")[0]
    return head.upper() if head[1:].isdigit() else notebook


def place_title(place: Place, session: str) -> str:
    """The session's title as learners know it; its id where it was never released."""
    return place.title(session) if session in place.sessions() else session


def person(learner) -> tuple[str, ...]:
    return learner.number, learner.name, learner.section, learner.team


def total(row: Row):
    """A number only where every mark stands; otherwise the word, with the points so far."""
    if not row.marks:
        return row.status.status
    number = plain(row.total)
    return number if row.status.status == GRADED else f"{number}点と{row.status.status}"


def plain(number):
    return int(number) if number == int(number) else number


def _labels(place, session, notebook, rows) -> dict[str, str]:
    """Question id → what was asked and its points, in the order of the notebook; no marks yet: from the texts."""
    asked = answers.load_questions(place.release / session)
    of = {question: grade.of for row in rows for question, grade in row.marks.items()}
    if not of:
        of = {q.id: q.points for q in asked.values() if q.notebook == notebook and q.graded != "no"}
    return {
        question: f"{asked[question].label if question in asked else '発展(プログラム)'}({plain(points)}点)"
        for question, points in of.items()
    }


def _points(row: Row, labels):
    """A cell a question, the total and its maximum; words wherever there is no mark to show."""
    if not row.marks:
        return [*[row.status.status] * len(labels), row.status.status, "", ""]
    cells = [_point(row.marks[question]) for question in labels]
    comments = " / ".join(f"{g.question}: {g.comment}" for g in row.marks.values() if g.comment)
    return [*cells, total(row), plain(row.of), comments]


def _point(grade):
    if grade.waiting:
        return register.WAITING if grade.manual is None else f"{register.RECHECK}({plain(grade.points)})"
    return plain(grade.points)


def _mean_share(rows):
    shares = []
    for row in rows:
        tested = [grade for grade in row.marks.values() if not grade.human]
        if tested:
            shares.append(sum(g.points or 0 for g in tested) / sum(g.of for g in tested))
    return _percent(sum(shares) / len(shares)) if shares else "採点なし"


def _percent(share):
    return "" if share is None else round(100 * share, 1)


def _handin(place, people, arrival: Arrival, counted: bool):
    name = people[arrival.learner].name if arrival.learner in people else "(名簿にない番号)"
    used = "○" if counted and arrival.state == RECEIVED else ""
    return [arrival.receipt, place_title(place, arrival.session), arrival.learner, name,
            "、".join(arrival.members), local(arrival.received), arrival.state, "遅れ" if arrival.late else "", used,
            arrival.reason, arrival.file]  # fmt: skip
