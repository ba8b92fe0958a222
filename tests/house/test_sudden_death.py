"""kill -9 of the kernel and of the server while a clerk types: what the page called saved is always there."""

import json
import random
import threading
import time

import psutil
import pytest
from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk

SEED = 20261201
GIVEN_UP, STEADY = 5, 11  # Jupyter gives a kernel up that dies five times within ten seconds of its start
WORDS = (
    "書類を",
    "窓口で",
    "もう一度",
    "確かめる",
    "時間が",
    "かかり",
    "電話が",
    "鳴る",
    "。",
    "台帳に",
    "書き写す",
)
# Per question: every state its field went through, and the place of the last one that the page called saved.
WITNESS = """() => {
  const told = (window.told = { typed: {}, said: {} });
  const note = form => {
    const states = (told.typed[form.dataset.question] ??= []);
    const field = form.querySelector('textarea, input');
    if (states.at(-1) !== field.value) states.push(field.value);
    return states.length - 1;
  };
  const inside = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.kenshu-status');
  document.addEventListener('input', event => note(event.target.closest('.kenshu-form')), true);
  new MutationObserver(changes => {
    for (const status of new Set(changes.map(change => inside(change.target)))) {
      if (!status?.isConnected || !status.textContent.includes('保存しました')) continue;
      const form = status.closest('.kenshu-form');
      told.said[form.dataset.question] = note(form);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


ON_N00, ON_N08 = ("n00-first-step", "s0"), ("n08-effect-and-cost", "s3")
MOMENTS = [(1, *ON_N00), pytest.param(20, *ON_N08, marks=pytest.mark.full)]


@pytest.mark.parametrize(("moments", "notebook", "session"), MOMENTS)
def test_kill_9_of_the_kernel_loses_nothing(release, tmp_path, moments, notebook, session):
    chance = random.Random(SEED)
    with running_desk(release, tmp_path / "work") as desk, seat.chromium() as chromium:
        clerk = sit_down(chromium, desk, notebook, session)
        for _ in range(moments):
            old = clerk.page.locator(".kenshu-form").first.element_handle()
            kernel = kernel_of(clerk, notebook)
            if moments > GIVEN_UP:
                time.sleep(max(0, kernel.create_time() + STEADY - time.time()))
            told = kill_while_typing(clerk, kernel, session, chance)
            check_file(desk.work / session, told)
            clerk.page.wait_for_function("old => !old.isConnected", arg=old)
            clerk.ready(session)
            for question, states in told["typed"].items():  # also what was typed after the death
                expect(field(clerk, question)).to_have_value(states[-1])
                expect(clerk.form(question).locator(".kenshu-status")).to_contain_text("保存")
            check_file(desk.work / session, told)


@pytest.mark.parametrize(("moments", "notebook", "session"), MOMENTS)
def test_kill_9_of_the_server_loses_nothing(release, tmp_path, moments, notebook, session):
    chance, told = random.Random(SEED), {"said": {}}
    with seat.chromium() as chromium:
        for moment in range(moments + 1):
            with running_desk(release, tmp_path / "work") as desk:
                clerk = sit_down(chromium, desk, notebook, session)
                stored = check_file(desk.work / session, told)
                for question, value in stored.items():
                    expect(field(clerk, question)).to_have_value(value)
                if moment < moments:
                    told = kill_while_typing(clerk, psutil.Process(desk.process.pid), session, chance)
                    desk.process.wait()
            clerk.page.close()
            check_file(desk.work / session, told)


def sit_down(chromium, desk, notebook, session):
    clerk = seat.take_seat(chromium, desk)
    clerk.open(notebook, session)
    clerk.page.evaluate(WITNESS)
    return clerk


def field(clerk, question):
    return clerk.form(question).locator("textarea, input").first


def kernel_of(clerk, notebook):
    kernel = clerk.kernel(notebook)
    children = psutil.Process(clerk.desk.process.pid).children()
    return next(child for child in children if kernel in " ".join(child.cmdline()))


def kill_while_typing(clerk, process, session, chance):
    """Type into forms drawn by lot until ``process`` is dead and a little longer; what the page told until then.

    It dies up to three seconds after the first 保存しました, whatever is on its way then.
    """
    questions = [q for q in clerk.questions(session).values() if q.kind in ("text", "number") and not q.units]
    type_something(clerk, chance.choice(questions), chance)
    clerk.page.wait_for_function("Object.keys(window.told.said).length")
    dead = threading.Event()
    timer = threading.Timer(chance.uniform(0, 3), lambda: (process.kill(), dead.set()))
    timer.start()
    while True:
        last = dead.is_set()
        type_something(clerk, chance.choice(questions), chance)
        if last:
            break
    timer.join()
    return clerk.page.evaluate("window.told")


def type_something(clerk, question, chance):
    """A word more, or another number; fast or slow, with or without a pause in which it is saved."""
    place = field(clerk, question.id)
    place.focus()
    clerk.press("Control+a" if question.kind == "number" else "Control+End")
    words = str(chance.randint(100, 999)) if question.kind == "number" else chance.choice(WORDS)
    clerk.page.keyboard.type(words, delay=chance.choice([5, 40, 120]))
    clerk.page.wait_for_timeout(chance.choice([0, 200, 500]))


def check_file(folder, told):
    """answers.json is whole and holds, for every question, what the page last called saved or something later."""
    path = folder / "answers.json"
    if not told["said"] and not path.exists():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))["answers"]
    stored = {question: str(entry["value"]) for question, entry in entries.items()}
    for question, place in told["said"].items():
        assert stored[question] in told["typed"][question][place:], question
    return stored
