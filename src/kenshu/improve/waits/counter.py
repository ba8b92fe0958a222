"""The counter (D2) as it is and as it might be. Times and numbers of counters as in the data card of D2."""

from kenshu import data
from kenshu.flow import whatif

COUNTERS, AT_LUNCH = 4, 3
LUNCH = ("12:00", "14:00")
LUNCH_HOURS = 2
CERTIFICATE = "証明書"
AS_IT_IS = "今のまま"


def tickets(frame=None) -> whatif.Tickets:
    """The tickets of ``frame``, by default of the course's data."""
    return whatif.read_tickets(data.open("d2-counter-tickets") if frame is None else frame)


def as_it_is() -> whatif.Case:
    """Four counters, three at lunch."""
    return plan(AS_IT_IS, AT_LUNCH, 0)


def plan(name: str, lunch: int, fewer: float) -> whatif.Case:
    """``lunch`` counters from 12 to 14, ``fewer`` % of the certificates got elsewhere."""
    staff = {"8:30": COUNTERS, LUNCH[0]: lunch, LUNCH[1]: COUNTERS}
    return whatif.Case(name, whatif.desk(staff), online={CERTIFICATE: fewer / 100} if fewer else {})


def fifth() -> whatif.Case:
    """One counter more all day long."""
    staff = {"8:30": COUNTERS + 1, LUNCH[0]: AT_LUNCH + 1, LUNCH[1]: COUNTERS + 1}
    return whatif.Case("窓口を1日じゅう1つふやす", whatif.desk(staff))


def replayed(log: whatif.Tickets, case: whatif.Case) -> whatif.Comparison:
    """The recorded days once more, as they were and in this case. Raises FlowError as ``whatif.replay``."""
    return whatif.replay(log, as_it_is(), case)
