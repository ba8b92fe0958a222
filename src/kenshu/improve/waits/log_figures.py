"""The nursery log (D3) as figures for a slide; those that show an answer wait until it is given."""

from kenshu import flow
from kenshu.improve.waits.answered import once_answered
from kenshu.improve.waits.log_views import nursery_log

BUTTON = "図を見る"
WAITING = "{}に答えてから「図を見る」を押すと、ここに図が出ます。"


def timeline(question, name):
    """The mean case as a stacked timeline, once ``question`` (called ``name`` in the text) is answered."""
    return once_answered(question, lambda: flow.draw_timeline(nursery_log()), WAITING.format(name), BUTTON)


def longest(question, name):
    """Waiting by activity, longest first, once ``question`` (called ``name`` in the text) is answered."""
    return once_answered(question, lambda: flow.draw_waiting(nursery_log()), WAITING.format(name), BUTTON)


def flow_map(question, name):
    """What follows what, how often, once ``question`` (called ``name`` in the text) is answered."""
    return once_answered(question, lambda: flow.draw_map(nursery_log()), WAITING.format(name), BUTTON)


def dots():
    """Each application as a line of dots."""
    return flow.draw_dots(nursery_log())
