"""Which column of a log is which: as the caller names them, else as the course's own log does."""

from dataclasses import dataclass

from kenshu.flow.errors import FlowError

KNOWN = {  # D3 in its clean form, and as received
    "case": ("case_id", "受付番号"),
    "activity": ("activity", "処理"),
    "start": ("start", "開始"),
    "complete": ("complete", "完了"),
    "resource": ("resource", "担当"),
}
WORDS = {"case": "番号", "activity": "処理", "start": "開始", "complete": "完了", "resource": "担当"}
OPTIONAL = ("complete", "resource")


@dataclass(frozen=True)
class Columns:
    """Headings; ``complete`` and ``resource`` are "" where the log has none."""

    case: str
    activity: str
    start: str
    complete: str
    resource: str
    of_case: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The headings of columns of words, the optional ones if there are any."""
        return tuple(filter(None, (self.case, self.activity, self.resource, *self.of_case)))


def find(headings: list[str], asked: dict[str, str | None], of_case: tuple[str, ...]) -> Columns:
    """The columns of a file with these ``headings``; ``asked`` has None for "as D3", "" for "there is none".

    Raises FlowError when a column is not there, with those that are.
    """
    found = {part: _one(headings, part, name) for part, name in asked.items()}
    lacking = [name for name in of_case if name not in headings]
    if lacking:
        raise FlowError(_lacking(lacking, headings))
    return Columns(**found, of_case=tuple(of_case))


def _one(headings, part, name):
    wanted = KNOWN[part] if name is None else (name,)
    there = next((one for one in wanted if one in headings), None)
    if there is not None:
        return there
    if part in OPTIONAL and not name:  # "" was asked for, or D3's is not there
        return ""
    if not name:
        there = "、".join(map(str, headings))
        raise FlowError(
            f"どの列が「{WORDS[part]}」か分かりません。{part}= に列の名前を書いてください。ある列: {there}"
        )
    raise FlowError(_lacking([name], headings))


def _lacking(names, headings):
    return f"「{'」「'.join(names)}」という列がありません。ある列: {'、'.join(map(str, headings))}"
