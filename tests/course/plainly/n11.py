"""N11: the figures of the request and the sentences that tell of them, as far as they are N08's."""

from tests.course.plainly import practice


def answers(folder):
    return practice.carried(folder, "n11")
