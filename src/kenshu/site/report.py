"""``check``: the audits of chapters and built pages, and the claims it is time to look at again."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu.site import facts
from kenshu.site.build import sources
from kenshu.site.pages import Finding
from kenshu.site.pages import audit as audit_pages


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
    refused = chapter.audit_texts(root / "course", known)
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
