"""N09: who applied twice in D7, who is alone with birth date and town, and small numbers in a table."""

import re
from collections import Counter
from datetime import date

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE, near

from kenshu.synth.d7 import verify_pairs

SET, LEAST, TOWNS = "d7-benefit-applications", 5, 4
COUNTRY = re.compile(r"大字(.+?)字(.+)")


def answers(folder):
    rows = [row for name in ("paper", "online") for row in d.clean(folder, SET, name)]
    ruled = _ruled(rows)
    towns = _towns(rows)
    first = _first_rows(len(rows), ruled)
    return {
        **_alone(rows, towns, first), **_table(rows, towns, first), **_people(folder, len(rows)),
        "n09-held": {"name-written": NOT_HERE},  # quotes the name in one city's pair
    }  # fmt: skip


def _ruled(rows):
    """Pairs of one person by the rule: name, birth date and street alike."""
    expect = d.planted()["d7"]

    def key(row):
        street = verify_pairs._street(verify_pairs._address(row["住所"]), expect["two_numbers"])
        return verify_pairs._name(row["氏名"], expect["letters"]), row["生年月日"], street

    return verify_pairs._pairs(rows, key)


def _first_rows(count, pairs):
    """For each row the first row of its person."""
    first = list(range(count))
    for one, other in sorted(pairs):
        first[other] = first[one]
    return first


def _towns(rows):
    heads = [
        re.match(r"\D+", re.sub("^みどり野市", "", verify_pairs._address(row["住所"])))[0] for row in rows
    ]
    parts = {found[1] + found[2]: found[1] for head in heads if (found := COUNTRY.fullmatch(head))}
    towns = []
    for head in heads:
        found = COUNTRY.fullmatch(head)
        plain = re.sub("大字|字", "", head)
        towns.append(found[1] if found else parts.get(plain, plain))
    return towns


def _alone(rows, towns, first):
    keys = [(row["生年月日"], town) for row, town in zip(rows, towns, strict=True)]
    whose = {
        key: {first[at] for at, one in enumerate(keys) if one == key}
        for key, n in Counter(keys).items()
        if n > 1
    }
    mine = {first[at] for at, key in enumerate(keys) if len(whose.get(key, "1")) == 1}
    theirs = sum(len(whose.get(key, "1")) == 1 for key in keys)
    people, alone = len(set(first)), len(mine)
    right = 100 * alone / people
    return {"n09-alone": {
        "right": near(right), "right-typed": f"{near(right)}％", "right-two-places": near(right, 2),
        "rounded-too-early": d.apart(near(right, 0), right, 0.1), "fraction": near(right / 100, 3),
        "remaining-part": near(100 - right),
        "people-as-percent": alone, "two-people-as-percent": people - alone, "rows-as-base": near(100 * alone / len(rows)),
        "rows-over-people": near(100 * theirs / people), "rows-as-percent": theirs,
        "upside-down": near(100 * people / alone), "upside-down-fraction": near(people / alone, 3),
    }}  # fmt: skip


def _table(rows, towns, first):
    """People of the four towns with most small numbers, by the ten years of their age on the last day."""
    last = date.fromisoformat(max(row["受付日"] for row in rows))
    own = [at for at in range(len(rows)) if first[at] == at]
    cells = Counter((towns[at], _ten(rows[at]["生年月日"], last)) for at in own)
    bands = sorted({band for _, band in cells})
    body = {town: [cells[town, band] for band in bands] for town in sorted(set(towns))}
    few = {town: sum(0 < number < LEAST for number in line) for town, line in body.items()}
    chosen = sorted(sorted(body, key=lambda town: (-few[town], sum(body[town])))[:TOWNS])
    kept = [at for at in range(len(bands)) if any(body[town][at] for town in chosen)]
    lines = [[body[town][at] for at in kept] for town in chosen]
    return {**_small(lines), **_recalc(lines)}


def _ten(born, day):
    born = date.fromisoformat(born)
    return (day.year - born.year - ((day.month, day.day) < (born.month, born.day))) // 10


def _small(lines):
    numbers = [number for line in lines for number in line]
    few = [number for number in numbers if 0 < number < LEAST]
    columns = sum(any(0 < line[at] < LEAST for line in lines) for at in range(len(lines[0])))
    return {"n09-small": {
        "right": len(few), "right-typed": f"{len(few)}か所", "five-counted": sum(0 < n <= LEAST for n in numbers),
        "people-summed": sum(few), "under-ten": sum(0 < n < 10 for n in numbers), "rest-counted": len(numbers) - len(few),
        "one-missed": len(few) - 1, "one-too-many": len(few) + 1, "lines-counted": columns, "all-cells": len(numbers),
        "no-idea": NOT_HERE,
    }}  # fmt: skip


def _recalc(lines):
    smallest = min(number for line in lines for number in line if number)
    line = next(line for line in lines if smallest in line)
    at = line.index(smallest)
    others, total = line[:at] + line[at + 1 :], sum(line)
    guesses = [number for number in range(1, LEAST) if number != smallest]
    return {"n09-recalc": {
        "right": smallest, "right-typed": f"{smallest}人", "shown-sum": sum(others), "total-instead": total,
        "sign": f"△{smallest}", "total-added": total + sum(others), "one-left-out": smallest + max(others),
        "last-left-out": NOT_HERE, "guessed": guesses[1], "guessed-most": guesses[2], "no-idea": NOT_HERE,
    }}  # fmt: skip


def _people(folder, rows):
    """Fewest and most people: every doubtful pair one person, or two."""
    facts = d.facts(folder, "d7")
    same = facts["pairs-exact"] + facts["pairs-normalised"] + facts["pairs-ruled"]
    held = facts["pairs-for-a-person"] + facts["traps-same-name"]
    fewest, most = rows - same - held, rows - same

    def two(low=fewest, high=most):
        return [{"people": low}, {"people": high}]

    return {"n09-people": {
        "right": two(), "right-typed": [{"people": f"{fewest:,}人"}, {"people": f"{most:,}人"}], "swapped": two(most, fewest),
        "no-span": two(most), "one-cell-empty": two(None), "both-low": two(high=fewest),
        "held-not-joined": two(most, 3000), "only-held": two(rows - held),
        "two-off-a-pair": two(rows - 2 * (same + held)), "pairs-instead": two(same + held), "rows-kept": two(rows),
        "held-added": two(most + held), "second-two-off": two(high=rows - 2 * same), "second-pairs-instead": two(high=same),
        "second-rows-kept": two(high=rows), "second-held-added": two(high=most + held),
        "second-only-held": two(high=rows - held), "others-joined": NOT_HERE, "second-others-joined": NOT_HERE,
    }}  # fmt: skip
