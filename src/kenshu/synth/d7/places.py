"""Where people of the fictional city live: towns, houses and buildings. Every town name is built on みどり野."""

from dataclasses import dataclass, replace

from kenshu.synth.draws import Draws
from kenshu.synth.errors import SynthError

MOST_TRIES = 2000
CITY = "みどり野市"
CHOME = {
    "みどり野": 5, "北みどり野": 4, "南みどり野": 4, "東みどり野": 3, "西みどり野": 3, "みどり野中央": 2, "みどり野台": 6,
    "みどり野坂上": 2, "新みどり野": 3,
}  # fmt: skip
PLAIN = ("みどり野本町", "みどり野仲町", "みどり野川端町", "みどり野新町")
OAZA = {
    "上みどり野": ("丸田", "中道", "天神前", "谷ノ上"),
    "下みどり野": ("河原田", "堰下", "東前", "大曲り"),
}
KINDS = (
    "メゾン", "コーポ", "ハイツ", "グリーンハイツ", "サンハイツ", "ヴィラ", "レジデンス", "シャトー", "フラット",
    "サニーコート",
)  # fmt: skip
WORDS = (
    "若葉", "青葉", "さくら", "ひまわり", "みどり野", "あおぞら", "けやき", "こすもす", "あさひ", "やまぶき", "せせらぎ",
    "はなみずき",
)  # fmt: skip
ENDS = {"": 8, "Ⅱ": 2, "A棟": 1, "弐番館": 1}
ESTATES = ("市営みどり野住宅", "市営北みどり野団地", "みどり野台住宅")
KIND_OF_TOWN = {"chome": 80, "plain": 12, "oaza": 8}


@dataclass(frozen=True)
class Place:
    """A home. ``chome`` 0: the town has none; ``small``: 小字 of an ``oaza`` town; ``branch`` 0: none; ``room`` "": a house."""

    town: str
    number: int
    branch: int
    chome: int = 0
    small: str = ""
    building: str = ""
    room: str = ""

    @property
    def street(self) -> tuple:
        """The place without building and room."""
        return self.town, self.small, self.chome, self.number, self.branch


class Places:
    """Homes nobody else lives in."""

    def __init__(self, target: dict, draws: Draws):
        self.draws, self.share = draws, target["shape"]["building"]
        self.taken, self.rooms = set(), set()
        self.buildings = [self._building() for _ in range(target["shape"]["buildings"])]

    def home(self, kind: str = "") -> Place:
        """A new home; ``kind``: "building", "oaza", or "" for any."""
        if kind == "building" or (not kind and self.draws.unit() < self.share):
            return self._flat()
        return self._street(kind or self.draws.pick(KIND_OF_TOWN))

    def elsewhere(self, place: Place) -> Place:
        """A new home in another town."""
        for _ in range(MOST_TRIES):
            moved = self.home()
            if moved.town != place.town:
                return moved
        raise SynthError("引っ越し先の町が足りません。planted/d7.toml の [target.shape] を確かめてください。")

    def _street(self, kind):
        for _ in range(MOST_TRIES):
            place = getattr(self, f"_{kind}")()
            if place.street not in self.taken:
                self.taken.add(place.street)
                return place
        raise SynthError("番地が足りません。planted/d7.toml の件数(papers、online)を減らしてください。")

    def _chome(self):
        town = self.draws.pick(CHOME)
        chome = 1 + self.draws.below(CHOME[town])
        return Place(town, 1 + self.draws.below(38), 1 + self.draws.below(24), chome)

    def _plain(self):
        return Place(PLAIN[self.draws.below(len(PLAIN))], 1 + self.draws.below(30), 1 + self.draws.below(30))

    def _oaza(self):
        town = list(OAZA)[self.draws.below(len(OAZA))]
        small = OAZA[town][self.draws.below(len(OAZA[town]))]
        return Place(town, 20 + self.draws.below(1900), self.draws.below(9), small=small)

    def _building(self):
        if self.draws.unit() < 0.06:
            name, floors = ESTATES[self.draws.below(len(ESTATES))] + f"{1 + self.draws.below(9)}号棟", 5
        else:
            kind, word = KINDS[self.draws.below(len(KINDS))], WORDS[self.draws.below(len(WORDS))]
            name, floors = kind + word + self.draws.pick(ENDS), 2 + self.draws.below(4)
        place = self._street("chome" if self.draws.unit() < 0.9 else "plain")
        return replace(place, building=name), floors

    def _flat(self):
        for _ in range(MOST_TRIES):
            place, floors = self.buildings[self.draws.below(len(self.buildings))]
            room = f"{1 + self.draws.below(floors)}0{1 + self.draws.below(8)}"
            flat = replace(place, room=room)
            if flat not in self.rooms:
                self.rooms.add(flat)
                return flat
        raise SynthError(
            "部屋が足りません。planted/d7.toml の buildings を増やすか、building を減らしてください。"
        )
