"""Two applications of one person, as far apart in writing as the level says.

exact: as written the same. normalised: the same once signs, spaces and older letters are evened out. ruled: the
same once dates of different eras are read and left-out parts of the address are allowed for. person: the
home has changed, so that only a person can say.
"""

from dataclasses import replace

from kenshu.synth.d7.written import GAPS, otherwise
from kenshu.synth.draws import everyone
from kenshu.synth.hand import long_era, short_era, western, wide


class Pairs:
    """``make`` writes both applications of a pair."""

    def __init__(self, desk, target: dict):
        self.desk, self.draws = desk, desk.draws
        total = sum(target["pairs"]["ruled"].values())
        eras = {True: target["other_eras"], False: total - target["other_eras"]}
        self.other_eras = iter(self.draws.shuffled(everyone(eras)))

    def make(self, level: str, kind: str, channels: list[str]):
        """(first, second); ``channels``: of the two, in no order."""
        channels = self.draws.shuffled(channels)
        return getattr(self, f"_{level}")(kind, channels)

    def _exact(self, kind, channels):
        first = self._alike_dates(self.desk.one(channels[0]), channels)
        return first, self._again(first, channels[1])

    def _normalised(self, kind, channels):
        first = self._alike_dates(self.desk.one(channels[0], letters=kind == "letters"), channels)
        second = self._again(first, channels[1])
        if kind == "letters":
            second = self._other_letters(second)
        if kind in ("spaces", "both"):
            gaps = [gap for gap in GAPS if gap != first.gap]
            second = replace(second, gap=gaps[self.draws.below(2)])
        if kind in ("signs", "both"):
            second = self._other_hand(second)
        if second.channel == "paper" and self.draws.unit() < 0.3:
            second = replace(second, birth=wide(second.birth))
        return first, second

    def _ruled(self, kind, channels):
        home = {"building": "building", "room": "building", "oaza": "oaza"}.get(kind, "")
        first = self.desk.one(channels[0], home=home)
        first = replace(first, how=replace(first.how, city=True))
        second = self._other_hand(self._again(first, channels[1]))
        left_out = {
            "building": {"flat": "none"},
            "room": {"flat": "number"},
            "city": {"city": False},
            "oaza": {"oaza": False},
        }
        second = replace(second, how=replace(second.how, **left_out[kind]))
        if not next(self.other_eras):
            return self._alike_dates(first, channels), self._alike_dates(second, channels)
        era = (short_era, long_era)[self.draws.below(2)](first.person.birth)
        texts = {"online": western(first.person.birth), "paper": era}
        if channels[0] == channels[1]:
            texts = {channels[0]: era}
            first = replace(first, birth=western(first.person.birth))
        else:
            first = replace(first, birth=texts[first.channel])
        return first, replace(second, birth=texts[second.channel])

    def _person(self, kind, channels):
        letters, kept = kind.split("-")
        first = self.desk.one(channels[0], letters=letters == "letters")
        moved = self.desk.people.moved(first.person)
        if kept == "account":
            moved = replace(moved, phone=self.desk.people.new_phone())
        else:
            moved = replace(moved, account=self.desk.people.new_account(moved.account))
        second = self.desk.write(channels[1], moved)
        return first, self._other_letters(second) if letters == "letters" else second

    def _again(self, first, channel):
        return replace(first, channel=channel, clerk=self.desk.clerk())

    def _alike_dates(self, one, channels):
        """The date in the form's own way when one of the two came by the form."""
        return replace(one, birth=western(one.person.birth)) if "online" in channels else one

    def _other_hand(self, one):
        shape = self.desk.shape[one.channel]
        return replace(one, how=otherwise(one.person.place, one.how, self.draws, shape))

    def _other_letters(self, one):
        name = one.person.surname
        others = [family for family in (name.written, *name.older) if family != one.person.family]
        family = others[self.draws.below(len(others))]
        return replace(one, person=replace(one.person, family=family))
