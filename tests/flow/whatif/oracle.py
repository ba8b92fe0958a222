"""The same counters in SimPy, event by event: when is each visitor called?"""

from collections import deque

import simpy


def calls(arrived, service, desk) -> list[float]:
    """Minutes since midnight at which each visitor of one day is called; ``desk`` is a ``whatif.Desk``."""
    env, queue, idle, called = simpy.Environment(), deque(), {}, [None] * len(arrived)

    def on_duty(counter):
        return not any(gone <= env.now < back for gone, back in desk.away[counter])

    def assign():
        while queue and (ready := [one for one in idle if on_duty(one)]):
            longest = min(ready, key=lambda one: (idle[one][0], one))
            idle.pop(longest)[1].succeed(queue.popleft())

    def counter(number):
        yield env.timeout(desk.opens)
        while True:
            wanted = env.event()
            idle[number] = (env.now, wanted)
            assign()
            visitor = yield wanted
            called[visitor] = env.now
            yield env.timeout(service[visitor])

    def visitor(number):
        yield env.timeout(arrived[number])
        queue.append(number)
        assign()

    def back(minute):
        yield env.timeout(minute)
        assign()

    for number, spans in enumerate(desk.away):
        env.process(counter(number))
        for _, end in spans:
            if end < float("inf"):
                env.process(back(end))
    for number in range(len(arrived)):
        env.process(visitor(number))
    env.run()
    return called
