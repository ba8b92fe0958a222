"""Other figures for other cities. What the plan plants is alike in the city of every seed: the hours of D1, the shares
of D5, the pairs of D7 and more. A check that knew only those would not be found out by a seed, so they move, too.
"""

import copy
import random


def moved(target: dict, seed: int) -> dict:
    """``target`` ({set: numbers}, as in ``Planted.target``) with other hours, cases, shares and pairs for each seed."""
    other = copy.deepcopy(target)
    for name, move in MOVES.items():
        move(other[name], random.Random(f"{seed} {name}"))
    return other


def _booking(booking, draws):
    """Hours to a tenth, up to 8 % less or more; bookings by telephone before; how old those are who booked online."""
    files = booking["files"]
    for name in ("phone-before", "phone-after", "control-before", "control-after"):
        for part in ("talk_hours", "after_call_hours"):
            files[name][part] = _near(files[name][part], draws)
    files["online-after"]["check_hours"] = _near(files["online-after"]["check_hours"], draws)
    files["phone-before"]["purposes"]["予約"] += draws.randint(-90, 90)
    older, ages = draws.choice((-1, 1)) * draws.randint(60, 120), files["online-after"]["ages"]
    ages["65〜74歳"] += older
    ages["65歳未満"] -= older


def _nursery(nursery, draws):
    """Minutes of work on a case."""
    for way in nursery["minutes"].values():
        for activity in ("申請受付", "指数審査"):
            way[activity] = max(1.0, way[activity] + draws.choice((-3, -2, -1, 1, 2, 3)))


def _workload(workload, draws):
    """How many hours the section that says too much really has."""
    section = workload["sections"]["福祉課"]
    section["load"] = round(section["load"] + draws.uniform(-0.08, 0.08), 3)


def _survey(survey, draws):
    """Hours of the largest theme, and two or three more people who name it."""
    theme = "電話・窓口"
    survey["hours"][theme] += draws.choice((-1, 1)) * draws.randint(100, 250)
    for name in draws.sample(("総務課", "情報政策課", "危機管理課", "収納課", "健康づくり課"), 3):
        named = survey["sections"][name]["themes"]
        named["会議・庶務"] -= 1
        named[theme] += 1
        survey["sections"][name]["themes"] = {key: count for key, count in named.items() if count}


def _benefit(benefit, draws):
    """Pairs of one person, found at once or after putting them in order."""
    fewer = draws.randint(2, 6)
    benefit["pairs"]["exact"]["same"] -= fewer
    benefit["channels"]["exact"]["paper+online"] -= fewer
    more = draws.randint(2, 6)
    benefit["pairs"]["normalised"]["spaces"] += more
    benefit["channels"]["normalised"]["paper+online"] += more


def _near(hours, draws):
    return round(hours * draws.uniform(0.92, 1.08), 1)


MOVES = {"d1": _booking, "d3": _nursery, "d4": _workload, "d5": _survey, "d7": _benefit}
