"""Nothing that trainers alone may read is in what learners get: all twelve notebooks, workbooks, papers, the wheel."""

import re
import shutil

import pytest
import yaml
from tests.authoring.canaries import d1_answers_in, wheel

from kenshu import authoring
from kenshu.authoring import course, known, leaks

OF_COURSE = (
    "exercises",
    "datasets",
    "grading/nbgrader_config.py",
    "grading/rubrics",
    "grading/anchors",
    "city.yml",
)
OF_WHEEL = ("src", "requirements", "pyproject.toml", "README.md", "LICENSE", "LICENSE-content")
LONG = 14  # letters: a shorter answer may stand in a text by chance
SOLUTION = re.compile(r"^( *)# BEGIN (SOLUTION|HIDDEN TESTS)$", re.M)
SCHEME = re.compile(r"^scheme: \|\n +", re.M)


@pytest.fixture(scope="module")
def handed_out(root, tmp_path_factory):
    """A release of the real course with its workbooks and papers."""
    folder = authoring.build(root=root, out=tmp_path_factory.mktemp("leaks") / "release").folder
    authoring.sheets(folder, root=root)
    return folder


def sources(root):
    return [item for session in course.sessions(root) for item in course.read(root, session)]


def test_no_scheme_key_solution_or_hidden_test_of_any_notebook_is_handed_out(handed_out, root):
    every = sources(root)
    wanted = {
        secret: f"{item.notebook}: {what}" for item in every for secret, what in leaks.secrets(item).items()
    }
    assert len(every) == 12
    assert len(wanted) >= 80
    assert [(wanted[leak.secret], leak.where) for leak in leaks.find(handed_out, wanted)] == []


def test_no_sentence_of_a_known_answer_is_handed_out(handed_out, root):
    """Right or wrong, as a learner would have written it; what a text, a figure or the data say is no secret."""
    shown = [
        path for path in (root / "src").rglob("*") if path.suffix in (".py", ".toml", ".yml", ".json", ".csv")
    ]
    public = "".join(
        path.read_text("utf-8")
        for path in (*shown, root / "city.yml", *(item.path for item in sources(root)))
    )
    sentences = {text: name for item in sources(root) for name, text in written(item) if text not in public}
    assert len(sentences) > 250
    found = [leak for leak in leaks.find(handed_out, sentences) if not leak.where.startswith("datasets/")]
    assert [(sentences[leak.secret], leak.where) for leak in found] == []


def written(item):
    """(question, sentence) of every known answer of a notebook that is a text of some length."""
    for form in item.forms:
        for case in known.cases_of(item, form["id"])[1]:
            for text in texts(case["answer"]):
                if len(text) >= LONG:
                    yield form["id"], text


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def test_rubrics_and_anchors_are_handed_out_to_nobody(handed_out, root):
    lines = {
        text
        for file in sorted((root / "grading").glob("[ra]*/*.yml"))
        for text in texts(yaml.safe_load(file.read_text(encoding="utf-8")))
        if len(text) >= 2 * LONG
    }
    assert len(lines) > 100
    assert [(leak.secret, leak.where) for leak in leaks.find(handed_out, lines)] == []


@pytest.mark.full
def test_a_canary_in_every_place_of_every_notebook_stays_at_home(root, tmp_path):
    """Planted in each scheme, solution, hidden test and known answer, in targets, rubrics and anchors of a copy; searched
    for in its release, workbooks and papers and in a wheel built beside them."""
    copy = tmp_path / "copy"
    for name in (*OF_COURSE, *OF_WHEEL):
        put = shutil.copytree if (root / name).is_dir() else shutil.copy
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        put(root / name, copy / name)
    planted = plant(copy)
    assert {leak.secret for leak in leaks.find(copy / "exercises", planted)} | trainers(copy, planted) == set(
        planted
    )
    release = authoring.build(root=copy, out=tmp_path / "release").folder
    authoring.sheets(release, root=copy)
    assert leaks.find(release, planted) == []
    assert leaks.find(wheel(copy), planted) == []


def plant(copy) -> list[str]:
    """A canary a place; all of them."""
    planted = []

    def canary(place):
        planted.append(f"カナリア{len(planted):04}は{place}の中です")
        return planted[-1]

    for text in sorted((copy / "exercises").glob("s?/n*.md")):
        said = text.read_text(encoding="utf-8")
        said = SOLUTION.sub(lambda found: f"{found[0]}\n{found[1]}# {canary('解答')}", said)
        said = SCHEME.sub(lambda found: found[0] + canary("採点基準"), said)
        text.write_text(said, encoding="utf-8")
    for case in sorted((copy / "exercises").glob("s?/*.answers/*.yml")):
        case.write_text(f"# {canary('答え')}\n{case.read_text(encoding='utf-8')}", encoding="utf-8")
    for file in (*copy.glob("grading/[ra]*/*.yml"), *copy.glob("datasets/planted/*.toml")):
        file.write_text(f"# {canary(file.parent.name)}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    return planted


def trainers(copy, planted) -> set[str]:
    places = (copy / "grading", copy / "datasets" / "planted")
    return {leak.secret for place in places for leak in leaks.find(place, planted)}


def test_no_number_of_d1_is_told_in_a_text_that_is_handed_out(handed_out):
    words = [
        path
        for path in handed_out.rglob("*")
        if path.suffix in (".ipynb", ".html") and path.name != "s2.html"
    ]
    assert len(words) > 12
    found = {path.name: d1_answers_in(path.read_text(encoding="utf-8")) for path in words}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}
