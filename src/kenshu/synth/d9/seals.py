"""The inventory of forms with a seal: which forms there are, how often they are used, what the raw list says."""

from dataclasses import dataclass

from kenshu.synth.d9.forms import SECTIONS, listed
from kenshu.synth.d9.forms.usage import usual
from kenshu.synth.draws import Draws
from kenshu.synth.errors import SynthError


@dataclass(frozen=True)
class Form:
    """One form. ``article``: where the seal is written, or ''; ``called_law``: the section said 法令 of a custom."""

    section: str
    name: str
    seal: str
    basis: str
    article: str
    yearly: int
    copies: int
    called_law: bool = False


def inventory(target: dict, seed: int) -> list[Form]:
    """Every form, section by section; as many of each basis as ``target["basis"]`` says, for every seed."""
    draws = Draws(seed + 92)
    forms = _as_many(target["basis"], draws)
    customs = [name for _, name, seal, basis, _ in forms if basis == "慣行" and seal == "認印"]
    called_law = set(draws.shuffled(customs)[: target["called_law"]])
    return [
        Form(
            section, name, seal, basis, article,
            _yearly(name, seal, target, draws),
            int(draws.pick(target["copies"][seal])), name in called_law,
        )
        for section, name, seal, basis, article in forms
    ]  # fmt: skip


def _as_many(wanted, draws):
    """As many forms of each basis as wanted, section by section, mixed inside a section."""
    forms = listed()
    kept = set()
    for basis, count in wanted.items():
        names = [form[1] for form in forms if form[3] == basis]
        if count > len(names):
            raise SynthError(
                f"根拠が{basis}の様式は {len(names)} 種類しかありません({count} 種類が要ります)。"
                "planted/d9.toml の basis を確かめてください。"
            )
        kept |= set(draws.shuffled(names)[:count])
    mixed = draws.shuffled(form for form in forms if form[1] in kept)
    return sorted(mixed, key=lambda form: SECTIONS.index(form[0]))


def _yearly(name, seal, target, draws):
    """How often in a year: near what is usual for the form, else anything its kind of seal may see."""
    if name in usual():
        return max(1, round(usual()[name] * draws.skewed(target["usual_spread"])))
    return max(1, round(target["yearly"][seal] * draws.skewed(target["yearly_spread"])))
