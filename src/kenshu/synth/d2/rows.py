"""D2 on paper: the clean rows, and the rows as the two ticket machines of that spring wrote them."""

from kenshu.days import wareki
from kenshu.synth.d2.events import Ticket

HEADINGS = ["整理番号", "開庁日", "発券", "用件", "呼出", "終了", "窓口"]


def clean_rows(tickets: list[Ticket]) -> list[list[str]]:
    """Headings, then one row a ticket: YYYY-MM-DD, HH:MM, the counter's number."""
    return [HEADINGS, *(_row(t, t.day.isoformat(), "{:02d}:{:02d}", t.purpose, t.window) for t in tickets)]


def raw_rows(tickets: list[Ticket], wanted: dict) -> list[list[str]]:
    """A title row, the headings, and each ticket as the machine then in use wrote it.

    ``wanted``: ``title``; ``renewed``, the first day of the new machine, which writes days in eras; ``labels``
    {purpose: the words on the buttons}.
    """
    rows = [[wanted["title"], *[""] * (len(HEADINGS) - 1)], HEADINGS]
    for ticket in tickets:
        label = wanted["labels"][ticket.purpose]
        if ticket.day < wanted["renewed"]:
            rows.append(_row(ticket, f"{ticket.day:%Y/%m/%d}", "{}:{:02d}", label, ticket.window.zfill(2)))
        else:
            day = wareki(ticket.day, short=True)
            rows.append(_row(ticket, day, "{:02d}:{:02d}", label, f"{ticket.window}番窓口"))
    return rows


def _row(ticket, day, clock, purpose, window):
    issued, called, done = (
        clock.format(*divmod(minute, 60)) for minute in (ticket.issued, ticket.called, ticket.done)
    )
    return [ticket.number, day, issued, purpose, called, done, window]
