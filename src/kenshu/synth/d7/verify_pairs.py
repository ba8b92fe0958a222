"""Pairs of D7's rows that are, or only look like, one person: counted by keys of plain text."""

import re
import unicodedata
from collections import defaultdict

KANJI = {letter: str(rank) for rank, letter in enumerate("一二三四五六七八九", 1)}


def counted(rows: list[dict], expect: dict, prefix: str) -> dict[str, int]:
    """The counts of pairs, each fact's name beginning with ``prefix``. ``rows``: with 読んだ日 (YYYY-MM-DD)."""
    for row in rows:
        row["名"] = _name(row["氏名"], expect["letters"])
        row["読み"] = _even(row["カナ"])
        row["所"] = _address(row["住所"])
        row["通り"] = _street(row["所"], expect["two_numbers"])
        row["番号"] = re.sub(r"\D", "", unicodedata.normalize("NFKC", row["電話"]))
        row["口座"] = unicodedata.normalize("NFKC", row["口座下3桁"]).zfill(3)
    exact = _pairs(rows, lambda row: (row["氏名"], row["生年月日"], row["住所"]))
    even = _pairs(rows, lambda row: (row["名"], _even(row["生年月日"]), row["所"]))
    ruled = _pairs(rows, lambda row: (row["名"], row["読んだ日"], row["通り"]))
    alike = _pairs(rows, lambda row: (row["読み"], row["読んだ日"])) - ruled
    moved = {pair for pair in alike if _kept(rows, pair)}
    homes = _pairs(rows, lambda row: (row["読み"].split(" ")[0], row["通り"], _room(row["所"]))) - ruled
    twins = {(a, b) for a, b in homes if rows[a]["読んだ日"] == rows[b]["読んだ日"]}
    return {
        f"{prefix}pairs-exact": len(exact),
        f"{prefix}pairs-normalised": len(even - exact),
        f"{prefix}pairs-ruled": len(ruled - even),
        f"{prefix}pairs-for-a-person": len(moved),
        f"{prefix}pairs-lost-on-the-way": len((exact - even) | (even - ruled)),
        f"{prefix}traps-same-name": len(alike - moved),
        f"{prefix}traps-twins": len(twins),
        f"{prefix}housemates": len(homes - twins),
        f"{prefix}pairs-across-files": sum(_across(rows, pair) for pair in ruled | moved),
        f"{prefix}pairs-other-letters": sum(_plain_name(rows[a]) != _plain_name(rows[b]) for a, b in ruled | moved),
        f"{prefix}pairs-dates-in-other-ways": sum(
            _even(rows[a]["生年月日"]) != _even(rows[b]["生年月日"]) for a, b in ruled
        ),
        f"{prefix}moved-with-a-hint": sum(_hint(rows, pair) for pair in moved),
    }  # fmt: skip


def _room(address):
    """The digits at the end, after a building's name."""
    return re.search(r"(\D\d*|)$", re.sub(r"^\D+[\d-]+", "", address))[0][1:]


def _pairs(rows, key):
    """Pairs of places of rows with the same key."""
    groups = defaultdict(list)
    for place, row in enumerate(rows):
        groups[key(row)].append(place)
    return {(a, b) for group in groups.values() for at, a in enumerate(group) for b in group[at + 1 :]}


def _kept(rows, pair):
    one, other = (rows[place] for place in pair)
    return one["番号"] == other["番号"] != "" or one["口座"] == other["口座"]


def _across(rows, pair):
    return len({rows[place]["受付番号"][0] for place in pair}) == 2


def _hint(rows, pair):
    return any(
        word in rows[place]["備考"]
        for place in pair
        for word in ("転居", "前の住所", "旧住所", "引っ越したばかり")
    )


def _even(text):
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _plain_name(row):
    return "".join(_even(row["氏名"]).split())


def _name(text, letters):
    return "".join(letters.get(letter, letter) for letter in _even(text).replace(" ", ""))


def _address(text):
    """Half width, no spaces, 丁目・番・号 as hyphens."""
    text = _even(text).replace(" ", "")
    text = re.sub("([一二三四五六七八九])丁目", lambda found: KANJI[found[1]] + "-", text)
    text = re.sub(r"(\d)(丁目|番地の?|番)", r"\1-", text)
    text = re.sub(r"(?<=\d)[‐ー―](?=\d)", "-", text)
    text = re.sub(r"(\d)号(?!棟)室?", r"\1", text)
    return re.sub(r"-(?!\d)", "", text)


def _street(address, two_numbers):
    """Town and house number: without city, 大字, building and room."""
    text = re.sub("^みどり野市", "", address)
    town, numbers = re.match(r"(\D+)(\d+(?:-\d+)*)", text).groups()
    town = town.replace("大字", "").replace("字", "")
    return town, *numbers.split("-")[: 2 if town.startswith(tuple(two_numbers)) else 3]
