"""One application as it was written: whose it is, and in which hand."""

from dataclasses import dataclass
from datetime import date

from kenshu.synth.d7.people import People, Person
from kenshu.synth.d7.written import GAPS, Manner, manner
from kenshu.synth.draws import Draws
from kenshu.synth.hand import Hand, western


@dataclass(frozen=True)
class Application:
    """``gap``: between family and given name; ``birth``: as typed; ``mark``: (level, kind, rank) of a planted pair."""

    channel: str
    person: Person
    clerk: str
    gap: str
    how: Manner
    birth: str
    mark: tuple = ()
    day: date | None = None
    remark: str = ""
    number: str = ""


class Desk:
    """Where applications are taken down: the people of the city, and the hands that write."""

    def __init__(self, target: dict, people: People, draws: Draws):
        self.people, self.draws, self.shape = people, draws, target["shape"]
        self.staff, self.rows = target["staff"], target["rows"]
        self.hand = Hand(draws, staff=self.staff, own_habit=self.shape["own_habit"])

    def channel(self) -> str:
        return self.draws.pick(self.rows)

    def one(self, channel: str, **needs) -> Application:
        """An application of somebody new; ``needs`` as in ``People.new``."""
        return self.write(channel, self.people.new(channel, **needs))

    def write(self, channel: str, person: Person) -> Application:
        """An application of this person."""
        clerk = self.clerk()
        birth = western(person.birth) if channel == "online" else self.hand.day(person.birth, clerk)
        gap = self.draws.pick(dict(zip(GAPS, self.shape[channel]["gaps"], strict=True)))
        if person.abroad:
            gap = gap or " "
        return Application(channel, person, clerk, gap, manner(self.draws, self.shape[channel]), birth)

    def clerk(self) -> str:
        return self.staff[self.draws.below(len(self.staff))]
