"""Reports and opinions put together: a clerk's note and a resident's post do not sound alike."""

from kenshu.synth.d8.told import clerk, note_parts, opinions, places, post_parts, resident
from kenshu.synth.draws import Draws
from kenshu.synth.hand import wide

NOTE_JOINS = {"　": 5, "。": 3, "、": 2, "／": 1}
SPOTS = places.SPOTS.split()
WAYS = {
    "側溝": ("側溝", "側溝", "側溝", "Ｕ字溝", "側こう"),
    "ふた": ("ふた", "蓋", "フタ"),
    "カーブミラー": ("カーブミラー", "ミラー", "反射鏡", "ｶｰﾌﾞﾐﾗｰ"),
    "死がい": ("死がい", "死骸", "死体"),
    "ガードレール": ("ガードレール", "ガードレール", "ｶﾞｰﾄﾞﾚｰﾙ", "GR"),
    "ほしい": ("ほしい", "欲しい"),
    "折返し": ("折返し", "折り返し", "TEL折返し"),
    "コンビニ": ("コンビニ", "コンビニ", "ｺﾝﾋﾞﾆ"),
    "とのこと": ("とのこと", "との事"),
}
SLIPS = {
    "側溝": "速攻", "街灯": "外灯", "歩道": "補導", "雑草": "雑走", "標識": "ひょうしき", "道路": "道路道路",
    "お願いします": "お願いしまs", "です": "でs", "ます": "まｓ", "ガードレール": "ガードレルー", "草": "くさ",
    "舗装": "ほそう", "陥没": "かんぼつ", "写真": "写しん", "危ない": "あぶない", "ください": "くだささい",
    "カーブミラー": "カーブミラ", "直": "治",
}  # fmt: skip


class Teller:
    """Words of reports; a line is used again only when its pile is empty."""

    def __init__(self, target: dict, draws: Draws):
        self.draws, self.shape, self.staff = draws, target["shape"], target["staff"]
        self.piles, self.rounds = {}, {}

    def note(self, kind: str, urgency: str, area: str) -> str:
        """What a clerk wrote down while listening."""
        if self._used_up(("note", kind, urgency), kind in note_parts.PARTS):
            text = self._noted(*self._group(note_parts.PARTS[kind][urgency]))
        else:
            text = self._next(("note", kind, urgency), clerk.NOTES[kind][urgency])
        if self.draws.unit() < self.shape["note_tail"]:
            text += self.draws.pick(NOTE_JOINS) + self._next(("note", urgency), clerk.TAILS[urgency])
        for word, ways in WAYS.items():
            if word in text:
                text = text.replace(word, ways[self.draws.below(len(ways))])
        if self.draws.unit() < self.shape["note_breaks"]:
            text = text.replace("。", "　")
        text = self._filled(text, area, self.shape["note_places"])
        return wide(text) if self.draws.unit() < self.shape["full_width"] else text

    def post(self, kind: str, urgency: str, area: str) -> str:
        """What a resident typed, with a photograph and a pin beside it."""
        if self._used_up(("post", kind, urgency), kind in post_parts.PARTS):
            text = self._two(*self._group(post_parts.PARTS[kind][urgency]))
        else:
            text = self._next(("post", kind, urgency), resident.POSTS[kind][urgency])
        if "{p}" not in text and self.draws.unit() < self.shape["post_head"]:
            head = self._next("heads", resident.HEADS)
            text = head + ("\n" if self.draws.unit() < self.shape["line_breaks"] else "") + text
        if self.draws.unit() < self.shape["post_tail"]:
            tail = self._next(("post", urgency), resident.TAILS[urgency])
            text = _closed(text) + ("\n" if self.draws.unit() < self.shape["line_breaks"] else "") + tail
        text = self._filled(text, area, self.shape["post_places"])
        return self._slipped(text)

    def opinion(self, stance: str, who: set, kind: str) -> str:
        """What a resident wrote at the end of the survey; ``who``: marks as in ``told.opinions``; ``kind``: blank,
        nothing, plain, …"""
        if kind == "blank":
            return ""
        if kind == "nothing":
            return opinions.NOTHING[self.draws.below(len(opinions.NOTHING))]
        told = {"for": opinions.FOR, "against": opinions.AGAINST, "unsure": opinions.UNSURE}
        own = self.draws.unit() < self.shape["of_the_question"]
        text = self._of(who, stance, told[stance]) if own else self._of(who, "anybody", opinions.ANYBODY)
        if kind == "with an end":
            text = _closed(text) + self._next("ends", opinions.ENDS)
        elif kind == "two things":
            text = _closed(text) + self._of(who, "anybody", opinions.ANYBODY)
        return self._slipped(text.rstrip("。") if self.draws.unit() < self.shape["no_full_stop"] else text)

    def _of(self, who, pile, told):
        """A line not written lately that one of these people would write."""
        lines = self.piles.get(pile) or []
        fit = [line for line in lines if not line.startswith("@") or line[1] in who]
        if not fit:
            lines = self.draws.shuffled(told.strip().split("\n"))
            fit = [line for line in lines if not line.startswith("@") or line[1] in who]
        lines.remove(fit[0])
        self.piles[pile] = lines
        return fit[0].partition("|")[2] if fit[0].startswith("@") else fit[0]

    def _next(self, pile, told):
        if not self.piles.get(pile):
            self.piles[pile] = self.draws.shuffled(told.strip().split("|" if "|" in told else "\n"))
            self.rounds[pile] = self.rounds.get(pile, 0) + 1
        return self.piles[pile].pop()

    def _used_up(self, pile, parts):
        """Whether whole lines have been told often enough, and there are parts to put together instead."""
        told = self.rounds.get(pile, 0) >= self.shape["times_told"] and not self.piles[pile]
        return parts and (told or self.draws.unit() < self.shape["in_parts"])

    def _group(self, groups):
        """A group of pieces, as often as it names things."""
        rank = self.draws.pick({rank: group[0].count("|") + 1 for rank, group in enumerate(groups)})
        return groups[rank]

    def _noted(self, what, how_much, effect):
        """Pieces in one of the orders in which they are written down."""
        pieces = {
            "p": "{p}", "w": self._next(what, what), "h": self._next(how_much, how_much), "e": self._next(effect, effect),
        }  # fmt: skip
        joined = self.draws.pick(NOTE_JOINS)
        return joined.join(pieces[piece] for piece in self.draws.pick(note_parts.ORDERS))

    def _two(self, what, effect):
        """What is seen, mostly with what comes of it."""
        text = self._next(what, what)
        if self.draws.unit() < self.shape["with_effect"]:
            text = _closed(text) + self._next(effect, effect)
        return text

    def _slipped(self, text):
        slips = [word for word in SLIPS if word in text]
        if slips and self.draws.unit() < self.shape["slips"]:
            word = slips[self.draws.below(len(slips))]
            text = text.replace(word, SLIPS[word], 1)
        return text

    def _filled(self, text, area, habit):
        while "{" in text:
            before, _, rest = text.partition("{")
            slot, _, after = rest.partition("}")
            text = before + self._slot(slot, area, habit) + after
        return text

    def _slot(self, slot, area, habit):
        if slot == "p":
            return self._place(area, habit)
        if slot == "c":
            return self.staff[self.draws.below(len(self.staff))]
        first, count, step = {"n": (2, 7, 1), "d": (10, 9, 5), "m": (5, 12, 5)}[slot]
        return str(first + step * self.draws.below(count))

    def _place(self, area, habit):
        spot = SPOTS[self.draws.below(len(SPOTS))]
        if self.draws.unit() < habit["way_off"]:
            way = places.WAYS[self.draws.below(len(places.WAYS))]
            spot += f"から{way}へ{20 * (1 + self.draws.below(12))}m"
        elif not spot.endswith(("横", "裏", "前", "下", "上", "側", "ところ", "途中", "向かい")):
            spot += places.NEAR[self.draws.below(len(places.NEAR))]
        return f"{area}の{spot}" if self.draws.unit() < habit["area"] else spot


def _closed(text):
    return text if text.endswith(("。", "！", "？", "…")) else text + "。"
