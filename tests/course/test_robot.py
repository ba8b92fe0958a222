"""A robot takes the course in a real browser at a real desk, hands in, and gets the marks its answers deserve."""

import json
import os

import pytest
from tests.course import papers, robot
from tests.house.classroom import kenshu, open_class

from kenshu import answers, grading, handin
from kenshu.grading import Place
from kenshu.grading.marks import grades

PAPERS = ["予算要求資料.docx", "予算要求資料.xlsx", "実行プラン.xlsx", "想定問答.docx", "発表スライド.pptx"]
NOTEBOOKS = {
    "s0": ("n00-first-step",),
    "s1": ("n01-choose-a-theme", "n02-tidy-the-data", "n03-business-flow"),
    "s2": ("n04-waiting", "n05-paper-seals-copying", "n06-priorities"),
    "s3": ("n07-ecrs-and-means", "n08-effect-and-cost", "n09-anonymity-and-matching"),
    "s4": ("n10-indicators-and-plan", "n11-budget-request"),
}


def take(one: robot.Robot, root, session: str) -> str:
    """Answer every notebook of a session, make the papers where they are made, hand in; the receipt."""
    given = robot.right_answers(root, session)
    for notebook in NOTEBOOKS[session]:
        one.open(notebook, session)
        one.answer_all(session, given)
        if notebook.startswith("n11"):
            one.attach("n11-files", one.make_papers()[0])
        one.go_home()
    return one.hand_in(session)


@pytest.mark.full
def test_the_last_session_ends_in_papers_that_say_what_the_notebook_says(release, root, tmp_path):
    with robot.at_the_desk(release, tmp_path / "work") as one:
        for session in ("s0", "s1", "s2", "s3"):
            robot.put_in(one.desk.work, root, session)
        receipt = take(one, root, "s4")
        work = one.desk.work
        assert (one.complaints, one.foreign) == ([], [])
    (path,) = (tmp_path / "work" / "tameshi-box").glob(f"s4_*_{receipt}.zip")
    got = json.loads(handin.read(path).answers)
    assert set(got["answers"]) == set(answers.load_questions(work / "s4"))
    figures_are_the_notebooks(work)


@pytest.mark.full
def test_a_robot_takes_the_whole_course_and_gets_its_marks(root, tmp_path):
    course = open_class(root, tmp_path, 1)
    place = Place(course / "grading")
    number = next(row.learner.number for row in grading.table(place))
    with robot.at_the_desk(place.release, tmp_path / "work") as one:
        one.sit(number)
        for session in NOTEBOOKS:
            take(one, root, session)
        assert (one.complaints, one.foreign) == ([], [])
        work = one.desk.work
    for verb in ("collect", "grade"):
        assert kenshu(course, verb).code == 0
    assert differences(place, number, root) == []
    figures_are_the_notebooks(work)


def differences(place: Place, number: str, root) -> list[str]:
    """Where the gradebook holds other points than the known right answers are worth."""
    expected = {
        question: known.points
        for session in NOTEBOOKS
        for question, known in robot.right_answers(root, session).items()
        if known.points is not None
    }
    got = {one.question: one.points for rows in grades(place.gradebook, number).values() for one in rows}
    return [f"{name}: {got.get(name)}, not {of}" for name, of in expected.items() if got.get(name) != of]


def figures_are_the_notebooks(work):
    """The papers open; what the notebook holds stands in each; no hour, case, minute or share comes from elsewhere."""
    folder = work / "s4" / "資料"
    assert sorted(os.listdir(folder)) == PAPERS
    known = {**answers.Store(work / "s3").read(), **answers.Store(work / "s4").read()}
    texts = {name: papers.figures(papers.words(folder / name)) for name in PAPERS}
    own, told = worked_out(known), papers.figures(papers.plain(json.dumps(known, ensure_ascii=False)))
    sheet = {(abs(number), "円") for number in papers.numbers(folder / "予算要求資料.xlsx")}
    for name in PAPERS:
        strange = {one for one in texts[name] - told - sheet if papers.rounded(one) not in own}
        assert strange == set(), name
    for name in ("予算要求資料.docx", "予算要求資料.xlsx", "想定問答.docx", "発表スライド.pptx"):
        assert must_stand(known) <= texts[name], name


def worked_out(known) -> set:
    """What follows from the notebook's own figures, plainly; 3,000 円, the city's rate an hour; 「1分で話すこと」."""
    before, after = (float(known[f"n08-{side}-hours"]["value"]) for side in ("before", "after"))
    (_, booked, _), (_, booked_after, _) = (tuple(row.values()) for row in known["n08-per-booking"]["value"])
    saved = before - after
    hoped = {
        (float(row[when]), row["unit"]) for row in known["n10-kpis"]["value"] for when in ("now", "target")
    }
    paid, in_time = (five_years(known, kind) for kind in ("paid", "time"))
    return hoped | {
        (before, "時間"), (after, "時間"), (saved, "時間"), (round(before * booked_after / booked - after, 1), "時間"),
        (round(100 * saved / before, 1), "%"), (float(round(100 * (booked_after / booked - 1))), "%"),
        (round(before * 60 / booked, 1), "分"), (round(after * 60 / booked_after, 1), "分"), (1.0, "分"),
        (booked, "件"), (booked_after, "件"), (3000.0, "円"), (saved * 3000, "円"), (paid, "円"), (in_time, "円"),
        (paid + in_time, "円"), (paid + in_time - 5 * saved * 3000, "円"),
    }  # fmt: skip


def must_stand(known) -> set:
    """What no paper may leave out: hours before and after, what is asked for this year."""
    asked = sum(yen(row["y1"]) for row in known["n11-costs"]["value"] if row["paid"] == "paid")
    hours = [(float(known[f"n08-{side}-hours"]["value"]), "時間") for side in ("before", "after")]
    return {*hours, (asked, "円")}


def five_years(known, paid: str) -> float:
    """Yen over five years of what is paid in money or in staff time."""
    rows = [row for row in known["n11-costs"]["value"] if row["paid"] == paid]
    return sum(yen(row[f"y{year}"]) for row in rows for year in range(1, 6))


def yen(written) -> float:
    """「120万円」「３００，０００円」, a bare number, or nothing."""
    text = papers.plain(str(written or 0)).replace(",", "").removesuffix("円")
    return float(text.removesuffix("万")) * (10_000 if text.endswith("万") else 1)
