"""The forms of a city hall that ask for a seal, and why."""

from kenshu.synth.d9.forms import ruled, unruled

LISTS = {
    "法令": ruled.BY_LAW,
    "条例規則": ruled.BY_BYLAW,
    "内規": ruled.BY_OWN_RULE,
    "慣行": unruled.BY_CUSTOM,
    "システム制約": unruled.BY_SYSTEM,
    "不明": unruled.BY_NOBODY_KNOWS,
}

SECTIONS = (
    "市民課", "税務課", "福祉課", "子育て支援課", "健康づくり課", "建設課", "総務課", "防災課", "教育総務課",
    "選挙管理委員会",
)  # fmt: skip


def listed() -> list[tuple[str, str, str, str, str]]:
    """(section, form, kind of seal, basis, article or '') of every form listed."""
    made = []
    for basis, lines in LISTS.items():
        for line in lines.split():
            section, name, seal, *article = line.split("|")
            made.append((section, name, seal, basis, "".join(article)))
    return made
