"""``course/facts.yml``: every claim of the lectures with its source and the day it was last looked at."""

from dataclasses import dataclass
from datetime import date, timedelta

from kenshu import KenshuError

FRESH = timedelta(days=180)
ORIGINAL = ("済", "要確認")


class SiteError(KenshuError):
    """The site cannot be built or served as asked."""


@dataclass(frozen=True)
class Source:
    """One publication. ``address`` is 「未確認」 when it is not known."""

    title: str
    note: str
    address: str


@dataclass(frozen=True)
class Fact:
    """One claim (``text``) as the pages state it; ``original`` is 済 or 要確認."""

    id: str
    text: str
    source: Source
    checked: date
    next_check: date
    original: str

    @property
    def confirmed(self):
        return self.original == "済"


def load(path):
    """All claims of facts.yml, id → Fact. Raises SiteError naming the entry that is not whole."""
    import yaml

    raw = yaml.safe_load(path.read_text("utf-8"))
    sources = {key: Source(each["題名"], each["断り"], each["所在"]) for key, each in raw["sources"].items()}
    return {key: _fact(path, key, each, sources) for key, each in raw["facts"].items()}


def _fact(path, key, raw, sources):
    try:
        fact = Fact(key, raw["記述"], sources[raw["出典"]], raw["確認日"], raw["次回確認"], raw["原典確認"])
    except KeyError as missing:
        raise SiteError(f"{path.name} の {key}: {missing} がありません。書き足してください。") from None
    if not (isinstance(fact.checked, date) and isinstance(fact.next_check, date)):
        raise SiteError(f"{path.name} の {key}: 確認日と次回確認は 2026-11-23 の形で書いてください。")
    if fact.original not in ORIGINAL:
        raise SiteError(
            f"{path.name} の {key}: 原典確認は「済」か「要確認」です(いまは「{fact.original}」)。"
        )
    return fact


def stale(facts, today):
    """Claims last looked at more than 180 days before ``today``, oldest first."""
    return sorted((f for f in facts.values() if today - f.checked > FRESH), key=lambda f: (f.checked, f.id))
