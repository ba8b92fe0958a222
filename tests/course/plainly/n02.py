"""N02: how the cells of the raw files are written. D7's online and paper lists, D1's calls of 令和6年."""

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE

D7, D1 = "d7-benefit-applications", "d1-screening-booking"
LATIN, WIDE = r"[0-9]", r"[０-９]"


def answers(folder):
    return {**_days(folder), **_phones(folder), **_zeros(folder), **_seconds(folder), **_note(folder)}


def _both(folder, column):
    return [row[column] for row in d.raw(folder, D7, "paper")]


def _days(folder):
    found = _both(folder, "受付日")
    letter = sum(one.startswith("R") for one in found)
    wide = sum(one.startswith("Ｒ") for one in found)
    era = sum(one.startswith("令和") for one in found)
    western = sum(one.startswith(("20", "２０")) for one in found)
    everything = len(found)
    no_era = everything - letter - wide - era - western
    wareki = letter + wide + era

    def two(first, second=no_era):
        return [{"rows": first}, {"rows": second}]

    return {"n02-days": {
        "right": two(wareki), "right-typed": two(f"{wareki:,}行"), "one-cell-empty": two(wareki, None),
        "swapped": two(no_era, wareki), "era-less-in": two(wareki + no_era), "wide-left-out": two(wareki - wide),
        "words-left-out": two(wareki - era), "half-left-out": two(wareki - letter), "one-way": two(letter),
        "one-way-wide": two(wide), "one-way-words": two(era), "western-in": two(wareki + western),
        "western-only": two(western), "all-rows": two(everything), "none-unread": two(wareki, 0),
        "western-unread": two(wareki, western + no_era), "western-as-unread": two(wareki, western),
        "wide-unread": two(wareki, wide + no_era), "wide-as-unread": two(wareki, wide),
        "second-wareki": two(wareki, wareki), "second-all": two(wareki, everything),
        "headings-counted": two(wareki + 1),
    }}  # fmt: skip


def _phones(folder):
    found = _both(folder, "電話")
    blank = sum(not one for one in found)
    wide = sum(not one.isascii() for one in found)
    round_ = sum("(" in one for one in found)
    hyphen = sum(one.isascii() and one.count("-") == 2 for one in found)
    plain = len(found) - blank - wide - round_ - hyphen
    right = plain + round_ + wide
    return {"n02-phone-rows": {
        "right": right, "right-typed": f"{right}行", "right-about": f"約{right}", "blank-in": right + blank,
        "round-left-out": right - round_, "wide-left-out": right - wide, "plain-left-out": right - plain,
        "plain-only": plain, "already-so": hyphen, "blank-only": blank, "written-rows": right + hyphen,
        "all-rows": len(found), "a-little-off": right - 1, "ten-fold": right * 10,
    }}  # fmt: skip


def _zeros(folder):
    found = _both(folder, "口座下3桁")
    one, two = (sum(cell.isascii() and len(cell) == length for cell in found) for length in (1, 2))
    wide = sum(not cell.isascii() for cell in found)
    three = len(found) - one - two - wide
    right = one + two
    return {"n02-zero-rows": {
        "right": right, "right-typed": f"{right} 行", "two-only": two, "one-only": one, "wide-in": right + wide,
        "wide-only": wide, "whole-rows": three, "whole-rows-both": three + wide, "zeros-counted": 2 * one + two,
        "all-rows": len(found), "none": 0, "a-little-off": right - 1,
    }}  # fmt: skip


def _seconds(folder):
    found = [row["通話秒"] for row in d.raw(folder, D1, "phone-before")]
    wide = sum(not one.isascii() and "，" not in one and "," not in one for one in found)
    comma = sum(one.isascii() and "," in one for one in found)
    both = sum(not one.isascii() for one in found) - wide
    right = wide + comma + both
    return {"n02-seconds": {
        "right": right, "right-typed": str(right), "wide-only": wide, "comma-left-out": wide + both,
        "wide-left-out": comma + both, "both-left-out": wide + comma, "one-comma-only": comma,
        "counted-twice": right + both, "already-plain": len(found) - right, "all-rows": len(found),
        "a-little-off": NOT_HERE,
    }}  # fmt: skip


def _note(folder):
    """A note is right when it tells one of the learner's own counts."""
    days = _days(folder)["n02-days"]["right"]
    zeros = _zeros(folder)["n02-zero-rows"]["right"]
    counts = {
        "1,867": f"{days[0]['rows']:,}",
        "１８６７": f"{days[0]['rows']}",
        "38行": f"{days[1]['rows']}行",
        "61": f"{zeros}",
    }

    def told(text):
        for here, there in counts.items():
            text = text.replace(here, there)
        return text

    return {"n02-note": dict.fromkeys(NOTES, told)}


NOTES = (
    "complete", "complete-asked", "complete-short", "complete-with-the-form-of-phones", "complete-not-rewritten",
    "no-era-missing", "basis-missing", "zeros-missing", "names-missing", "names-rewritten", "original-missing",
)  # fmt: skip
