"""``check``: the audits of chapters and built pages, and the claims it is time to look at again."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu.site import facts
from kenshu.site.build import sources
from kenshu.site.pages import Finding
from kenshu.site.pages import audit as audit_pages

SAID_ELSEWHERE = (
    "handout",
    "number-writing",
)  # a handout repeats its chapter; the other's numbers are made up


@dataclass(frozen=True)
class Report:
    """``refused``: what must be mended. ``stale`` and ``open``: claims to look up, which fail nothing."""

    refused: tuple[Finding, ...]
    stale: tuple[facts.Fact, ...]
    open: tuple[facts.Fact, ...]


def check(site=None, root=None, today=None):
    """Audit the chapters of ``root`` and the built ``site`` (default ``root``/build/site) as of ``today``."""
    from kenshu.site import chapter

    root = Path(root) if root else sources()
    known = facts.load(root / "course" / "facts.yml")
    chapters = sorted(path for path in (root / "course").glob("[0-9]-*.md") if "handout" not in path.name)
    around = [
        path
        for path in sorted((root / "course").glob("*.md"))
        if path not in chapters and not any(each in path.name for each in SAID_ELSEWHERE)
    ]
    refused = [finding for path in chapters for finding in chapter.audit(path, known)]
    refused += [finding for path in around for finding in chapter.audit_claims(path, known)]
    refused += audit_pages(site or root / "build" / "site", answers(root))
    return Report(
        tuple(refused),
        tuple(facts.stale(known, today or date.today())),
        tuple(fact for fact in known.values() if not fact.confirmed),
    )


def answers(root):
    """What a learner works out in N08, as text (from datasets/planted/d1.toml): no page may show it."""
    planted = tomllib.loads((root / "datasets" / "planted" / "d1.toml").read_text("utf-8"))["expect"]["facts"]
    worked_out = ("saved-", "minutes-per-booking-")
    return sorted(str(fact["value"]) for name, fact in planted.items() if name.startswith(worked_out))
