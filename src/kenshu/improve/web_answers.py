"""Who answers on the web speaks for the web: the residents' survey (D8), web and all ways side by side.

A share comes with the width Wilson (1927) gives it: of surveys made like this, nine in ten hold the true share.
Weights by age mend the ages only, not who of an age answers on the web.
"""

from math import floor, sqrt

from kenshu import data
from kenshu.figures.sheet import FICTIONAL, Sheet

WILLING = ("使いたい", "どちらかといえば使いたい")
BANDS = {
    "18〜49歳": ("18〜29歳", "30〜39歳", "40〜49歳"),
    "50〜69歳": ("50〜59歳", "60〜69歳"),
    "70歳以上": ("70〜79歳", "80歳以上"),
}
NINE_IN_TEN = 1.6449  # standard deviations
HEADS = (
    "年代",
    "インターネットで答えた人",
    "うち使いたい(%)",
    "幅(%)",
    "答えた人みんな",
    "うち使いたい(%)",
    "幅(%)",
)


def width(hits: int, n: int) -> tuple[float, float]:
    """Lowest and highest share (0–1) that ``hits`` of ``n`` answers go with, nine times in ten (Wilson)."""
    z = NINE_IN_TEN**2 / n
    share = hits / n
    middle, half = share + z / 2, sqrt(z * share * (1 - share) + z * z / 4)
    return (middle - half) / (1 + z), (middle + half) / (1 + z)


def by_population(answers, population) -> float:
    """The share (0–1) of the willing were every age as frequent among those who answered as it is in the city.

    ``answers``: 年代, オンライン手続; ``population``: 年代, 人口. Every 年代 of the city has an answer.
    """
    shares = willing(answers).groupby(answers["年代"]).mean()
    people = population.set_index("年代")["人口"]
    return float((shares * people).sum() / people.sum())


def willing(answers):
    """True where an answer is one of WILLING."""
    return answers["オンライン手続"].isin(WILLING)


def compared() -> Sheet:
    """Bands of age, all ages as they answered, and weighted by age: on the web, and on every way."""
    residents, population = data.open("d8-residents"), data.open("d8-population")
    ways = residents[residents["回答方法"] == "Web"], residents
    bands = [(name, *(frame[frame["年代"].isin(ages)] for frame in ways)) for name, ages in BANDS.items()]
    rows = [
        (name, *_cells(web), *_cells(everyone)) for name, web, everyone in (*bands, ("すべての年代", *ways))
    ]
    whole, everyone = (_percent(by_population(one, population)) for one in ways)
    rows.append(("年代の割合を市の人口に合わせる", None, whole, None, None, everyone, None))
    title = f"オンラインの手続を使いたい人(住民アンケート、令和7年1月、答えた{len(residents):,}人)"
    return Sheet(f"{title} ({FICTIONAL})", HEADS, tuple(rows))


def _cells(frame):
    """How many answered, the willing in percent, and the width."""
    hits = int(willing(frame).sum())
    low, high = map(_percent, width(hits, len(frame)))
    return len(frame), _percent(hits / len(frame)), f"{low}〜{high}"


def _percent(share):
    return floor(100 * share + 0.5)
