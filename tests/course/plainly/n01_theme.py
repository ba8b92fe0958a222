"""N01: the sentence for the meeting of heads, with the numbers of another city's D5."""

import re
from functools import partial

from tests.course.plainly import n01_ranks

TOLD = (
    "complete", "complete-copying", "complete-meetings", "everyone-said", "who-missing", "when-missing", "way-missing",
    "next-missing", "right-in-tenths", "right-beside-other-words", "only-words-of-themes",
    "complete-in-the-given-sentence", "place-differs",
)  # fmt: skip


def answers(folder):
    sums = n01_ranks.sums_of(folder)
    count, staff, hours = sums["count"], sums["staff"], sums["hours"]
    share = 100 * hours["phone"] / sum(hours.values())
    other = {
        "48.0%": f"{share:.1f}%", "48%": f"{share:.0f}%", "約5割": f"約{share / 10:.0f}割",
        "46件": f"{count['meetings']:.0f}件",
        "40人": f"{count['phone']:.0f}人", "136.9人": f"{staff['copying']:.1f}人", "699時間": f"{hours['copying']:.0f}時間",
    }  # fmt: skip
    return {"n01-theme": dict.fromkeys(TOLD, partial(_retold, other))}


def _retold(other, text):
    return re.sub(r"(?<!\d)(?:" + "|".join(other) + ")", lambda found: other[found[0]], text)
