"""D5 業務アンケート: who of each 課 answered, what takes most of their month, and for how many hours."""

from dataclasses import dataclass, replace

from kenshu.synth.d5.voices import Voices
from kenshu.synth.draws import Draws, everyone, share_out
from kenshu.synth.errors import SynthError


@dataclass(frozen=True)
class Answer:
    """One sheet. ``years``: of service; ``hours``: a month, on ``theme``; ``said``: free text, "" for none."""

    section: str
    post: str
    years: int
    theme: str
    hours: int = 0
    said: str = ""


def answers(target: dict, seed: int) -> list[Answer]:
    """Every answer in the order received. How many of a 課 named which theme is that of ``target`` for any seed;
    who they are, their hours and their words are chance."""
    draws = Draws(seed + 50)
    made = []
    for name, section in target["sections"].items():
        themes = draws.shuffled(everyone(section["themes"]))
        posts = draws.shuffled(_posts(name, section, target["posts"]))
        for theme, post in zip(themes, posts, strict=False):
            made.append(Answer(name, post, _years(target["years"][post], draws), theme))
    made = draws.shuffled(made)
    for theme, total in target["hours"].items():
        made = _timed(made, theme, total, target, draws)
    return _spoken(made, target, Draws(seed + 51))


def _posts(name, section, shares):
    """Everybody of the 課: one 課長, the others by their shares."""
    if section["staff"] < sum(section["themes"].values()):
        raise SynthError(
            f"{name} は {section['staff']} 人なのに、それより多く回答しています。"
            "planted/d5.toml の staff と themes を確かめてください。"
        )
    others = share_out(section["staff"] - 1, list(shares.values()))
    return ["課長", *everyone(dict(zip(shares, others, strict=True)))]


def _years(between, draws):
    first, last = between
    return first + min(draws.below(last - first + 1), draws.below(last - first + 4))


def _timed(made, theme, total, target, draws):
    """Hours of those who named ``theme``: skewed, as people say them, summing to about ``total``."""
    made = list(made)
    own = [i for i, answer in enumerate(made) if answer.theme == theme]
    weights = [_pull(made[i], target) * draws.skewed(target["hours_spread"]) for i in own]
    steps, carried = target["hours_as_said"], 0
    for i, hours in zip(own, share_out(total, weights), strict=True):
        said = min(steps, key=lambda step: abs(step - hours - carried))
        carried += hours - said
        made[i] = replace(made[i], hours=said)
    return made


def _pull(answer, target):
    upper = target["upper_pull"].get(answer.theme, 1) if answer.post in target["upper"] else 1
    return target["sections"][answer.section]["pull"] * upper


def _spoken(made, target, draws):
    """Their words: some say nothing, and each of the planted names stands in one answer of another 課."""
    voices = Voices(target, draws)
    named = _with_names(made, target["names"], draws)
    kinds = target["shape"]["kinds"]
    counts = share_out(len(made) - len(named), list(kinds.values()))
    pile = draws.shuffled(everyone(dict(zip(kinds, counts, strict=True))))
    spoken = []
    for i, answer in enumerate(made):
        if i in named:
            said = voices.about(answer.theme, named[i])
        else:
            said = voices.says(answer.section, answer.post, answer.theme, pile.pop())
        spoken.append(replace(answer, said=said))
    return spoken


def _with_names(made, names, draws):
    """{index of an answer: name}; every name in another 課, few in one theme."""
    chosen, sections, themes = {}, set(), {}
    for i in draws.shuffled(range(len(made))):
        answer = made[i]
        if len(chosen) < len(names) and answer.section not in sections and themes.get(answer.theme, 0) < 1:
            chosen[i] = names[len(chosen)]
            sections.add(answer.section)
            themes[answer.theme] = 1
    if len(chosen) < len(names):
        raise SynthError(
            "名前を入れる回答が足りません。planted/d5.toml の names はテーマの数までにしてください。"
        )
    return chosen
