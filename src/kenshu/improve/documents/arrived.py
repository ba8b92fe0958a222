"""What came along from the earlier notebooks, as a learner reads it: what it says, and from where."""

from dataclasses import dataclass
from html import escape

from kenshu import answers
from kenshu.figures.sheet import Note, Sheet, said
from kenshu.improve.sentence import shown
from kenshu.improve.waits.answered import Below

CAPTION = "前の回から届いた数字"
NONE = (
    "前の回の答えは、まだ届いていません。このノートだけでも書けます。あとで前の回に答えると、ここに届きます。"
)
LONGEST = 160  # letters shown of a text
WORDS = {
    "n01-theme": "テーマ", "n03-own-name": "図にした手続", "n08-before-hours": "前の職員の時間",
    "n08-after-hours": "後の職員の時間", "n08-saved-hours": "減った時間", "n08-adjusted-hours": "件数をそろえた見積り",
    "n08-time-use": "浮いた時間の使い道", "n08-sentence": "課長に渡す一文", "n04-request": "担当へのお願いの文",
    "n05-how-checked": "根拠の確かめ方", "n03-own-words": "図を見た人の言葉", "n03-own": "手順の表", "n04-own": "待っている所",
    "n05-own": "様式と根拠", "n05-dig": "三段のなぜ", "n06-own": "課題の点", "n07-own": "なくす・まとめる案",
    "n07-own-means": "手段", "n08-own": "手続の件数と分", "n08-per-booking": "件数と1件当たり",
}  # fmt: skip


@dataclass(frozen=True)
class Folded:
    """``inside`` behind one line that opens it."""

    summary: str
    inside: object

    def __repr__(self):
        return f"{self.summary}\n{self.inside!r}"

    def _repr_html_(self):
        inside = self.inside._repr_html_()
        return f'<details lang="ja" style="font-size:1rem"><summary>{escape(self.summary)}</summary>{inside}</details>'


@dataclass(frozen=True)
class Told:
    """``rows``: (what it is, what was written, from where)."""

    rows: tuple[tuple[str, str, str], ...]

    def __repr__(self):
        return "\n".join(f"{name}: {text}({source})" for name, text, source in self.rows)

    def _repr_html_(self):
        items = "".join(
            f"<li><strong>{escape(name)}</strong> {escape(text)} <small>({escape(source)})</small></li>"
            for name, text, source in self.rows
        )
        return f'<ul lang="ja" style="font-size:1rem">{items}</ul>'


def arrived(*question_ids: str):
    """The carried answers of these questions: numbers in one table, texts as a list, a table as a table of its own."""
    found = [(name, entry) for name in question_ids if (entry := answers.carried(name))]
    if not found:
        return Note(NONE)
    texts = [(name, entry) for name, entry in found if isinstance(entry["value"], str)]
    tables = [(name, entry) for name, entry in found if isinstance(entry["value"], list)]
    numbers = tuple(
        (_called(name), _number(name, entry), _from(name, entry))
        for name, entry in found
        if not isinstance(entry["value"], str | list)
    )
    parts = (
        [Told(tuple((_called(name), _short(entry["value"]), _from(name, entry)) for name, entry in texts))]
        if texts
        else []
    )
    parts += [Sheet(CAPTION, ("数字", "値", "どこから"), numbers)] if numbers else []
    return Below((*parts, *(_table(name, entry) for name, entry in tables)))


def folded(summary: str, *question_ids: str):
    """``arrived`` behind one line."""
    return Folded(summary, arrived(*question_ids))


def _table(name, entry):
    rows = [row for row in entry["value"] if any(cell is not None for cell in row.values())]
    heads = _heads(name, entry)
    kept = [column for column in heads if any(row.get(column) not in (None, "") for row in rows)]
    cells = tuple(
        tuple(heads[column][1].get(row.get(column), row.get(column)) for column in kept) for row in rows
    )
    titles = tuple(heads[column][0] for column in kept)
    sheet = Sheet(f"{_called(name)}({_from(name, entry)})", titles, cells)
    return Folded(f"{_called(name)}を見る({_from(name, entry)})", sheet) if len(rows) > 3 else sheet


def _heads(name, entry):
    """{column: (heading, {choice: word})}; where the earlier session's folder is not here, its own ids."""
    columns = getattr(_question(name, entry), "columns", ())
    known = {one.id: (one.label, {choice.id: choice.label for choice in one.choices}) for one in columns}
    return {
        column: known.get(column, ("" if column == "row" else column, {})) for column in entry["value"][0]
    }


def _question(name, entry):
    """The question as the earlier session asked it; None when that is not in the folder beside."""
    try:
        return answers.load_questions(answers.session_folder().parent / entry["from"]).get(name)
    except answers.AnswersError:
        return None


def _number(name, entry):
    value = entry["value"]
    unit = entry.get("unit") or getattr(_question(name, entry), "unit", "")
    return f"{said(value) if isinstance(value, int) else shown(value)}{unit}"


def _short(value):
    text = " ".join(value.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _called(name):
    return WORDS.get(name, name)


def _from(name, entry):
    return f"{entry['from'].upper()}の{name[:3].upper()}"
