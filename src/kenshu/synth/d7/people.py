"""Who applies: composed people, each with a home, a telephone and an account of their own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kenshu.synth.d7.names import ABROAD, SURNAMES, WITH_OLDER_LETTERS, Surname, given_names
from kenshu.synth.d7.places import Place, Places
from kenshu.synth.draws import Draws
from kenshu.synth.errors import SynthError

MOST_TRIES = 500
OLDEST_FROM_ABROAD = 1960


@dataclass(frozen=True)
class Person:
    """``family``: as this person writes it; ``phone``: the 8 digits after 000; ``account``: its last 3 digits."""

    surname: Surname
    family: str
    given: str
    given_kana: str
    woman: bool
    birth: date
    place: Place
    phone: str
    account: str

    @property
    def abroad(self) -> bool:
        return self.family.isascii()

    @property
    def kana(self) -> str:
        return f"{self.surname.kana}　{self.given_kana}"


class People:
    """No two share reading and birth date, street and birth date, or street and family, unless that is asked for."""

    def __init__(self, target: dict, draws: Draws):
        self.draws, self.shape = draws, target["shape"]
        self.places = Places(target, draws)
        self.ranks = {name: 1000 // (rank + 12) for rank, name in enumerate(SURNAMES)}
        self.known, self.phones = set(), set()

    def new(self, channel: str, *, home: str = "", letters: bool = False) -> Person:
        """Somebody new who applies by ``channel``; ``letters``: of a family whose name has older letters."""
        return self._somebody(channel, self.places.home(home), letters=letters)

    def housemate(self, channel: str, other: Person) -> Person:
        """Another person of the same family in the same home, born on another day."""
        return self._somebody(channel, other.place, relative=other)

    def twin(self, other: Person) -> Person:
        """Born on the same day, in the same home, with the same telephone; another given name."""
        names = [
            (written, kana)
            for written, kana in given_names(other.birth.year, other.woman)
            if (other.surname.kana, kana, other.birth) not in self.known
        ]
        written, kana = names[self.draws.below(len(names))]
        self.known.add((other.surname.kana, kana, other.birth))
        return replace(other, given=written, given_kana=kana, account=self.new_account(other.account))

    def namesake(self, other: Person) -> Person:
        """Same name, same birth date; nothing else in common."""
        return replace(self.moved(other), phone=self.new_phone(), account=self.new_account(other.account))

    def moved(self, person: Person) -> Person:
        """The same person in another town."""
        for _ in range(MOST_TRIES):
            place = self.places.elsewhere(person.place)
            keys = {(place.street, person.birth), (place.street, person.surname.kana)}
            if not keys & self.known:
                self.known |= keys
                return replace(person, place=place)
        raise SynthError("引っ越し先がありません。planted/d7.toml の [target.shape] を確かめてください。")

    def new_phone(self) -> str:
        for _ in range(MOST_TRIES):
            phone = f"{self.draws.below(10**8):08d}"
            if phone not in self.phones:
                self.phones.add(phone)
                return phone
        raise SynthError("電話番号が足りません。planted/d7.toml の件数を減らしてください。")

    def new_account(self, other: str = "") -> str:
        """Three digits, not those of ``other``."""
        number = self.draws.below(999)
        return f"{number + (bool(other) and number >= int(other)):03d}"

    def _somebody(self, channel, place, *, relative=None, letters=False):
        for _ in range(MOST_TRIES):
            birth, woman = self._birth(channel), self.draws.unit() < self.shape["women"]
            surname = relative.surname if relative else self._surname(letters, birth.year)
            given, kana = self._given(surname, birth.year, woman)
            keys = {(surname.kana, kana, birth), (place.street, birth)}
            if not relative:
                keys.add((place.street, surname.kana))
            if not keys & self.known and not (relative and kana == relative.given_kana):
                self.known |= keys
                family = relative.family if relative else self._family(surname)
                return Person(
                    surname, family, given, kana, woman, birth, place, self.new_phone(), self.new_account()
                )
        raise SynthError(
            "同じ読みと生年月日の人ができてしまいます。planted/d7.toml の件数を減らすか、births の幅を広げてください。"
        )

    def _birth(self, channel):
        first, last = self.draws.pick({tuple(span): w for *span, w in self.shape["births"][channel]})
        start = date(first, 1, 1)
        return start + timedelta(days=self.draws.below((date(last + 1, 1, 1) - start).days))

    def _surname(self, letters, year):
        if letters:
            return WITH_OLDER_LETTERS[self.draws.below(len(WITH_OLDER_LETTERS))]
        if year > OLDEST_FROM_ABROAD and self.draws.unit() < self.shape["abroad"]:
            families, _ = ABROAD[self.draws.below(len(ABROAD))]
            return Surname(*families[self.draws.below(len(families))])
        return self.draws.pick(self.ranks)

    def _given(self, name, year, woman):
        abroad = [given for families, given in ABROAD if (name.written, name.kana) in families]
        names = abroad[0] if abroad else given_names(year, woman)
        return names[self.draws.below(len(names))]

    def _family(self, name):
        if name.older and self.draws.unit() < self.shape["older_letters"]:
            return name.older[self.draws.below(len(name.older))]
        return name.written
