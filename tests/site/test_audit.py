"""The audits refuse each thing they are there for, alone, with page, line and reason."""

import shutil
from datetime import date

import pytest

from kenshu.site import check, pages
from kenshu.site.chapter import audit, audit_texts
from kenshu.site.facts import SiteError, load, stale
from kenshu.site.report import answers

ANSWERS = ["137.0", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147.0", "133.0"]


@pytest.fixture
def facts(root):
    return load(root / "course" / "facts.yml")


def test_our_own_chapters_and_pages_have_nothing_to_mend(built, root):
    report = check(built, root, date(2026, 12, 1))
    assert report.refused == () and report.stale == ()
    assert {fact.id for fact in report.open} >= {"case-hours", "case-form"}


CHAPTERS = [
    ("## まとめ", "## 終わりに", 1, "「## まとめ」の節がありません"),
    ("正しく読むことができる", "正しく読む", "```{goal}", "「…できる」で終えます"),
    ("minutes:\n", "times:\n", "```{goal}", "分(minutes)がありません"),
    ("まず、部下に一つだけ", "あ" * 1200 + "部下に一つだけ", "ある市が", "1200字までにしてください"),
    ("- text: 約4分の1減った", "- right: true\n      text: 約4分の1減った", "```{quiz}", "正しい選択肢が2個"),
    ("      right: true\n      reply: 減った", "      reply: 減った", "```{quiz}", "正しい選択肢が0個"),
    ("  why: 「減った割合」", "  because: 「減った割合」", "```{quiz}", "解説"),
    (
        ":alt: 約180時間と43時間を、",
        ":was: 約180時間と43時間を、",
        "```{drawing} figures/parts.svg",
        "代替テキスト",
    ),
    (
        ":alt: ある朝の受付の",
        ":alt: call-log.svg\n:was: ある朝の受付の",
        "```{drawing} figures/call-log.svg",
        "代替テキスト",
    ),
    (":player:\n", "", 1, "動く図"),
    ("神奈川県のある市の話です。", "約40の市が続きました。", "約40", "出典({fact})のない事実です"),
    ("神奈川県のある市の話です。", "地方自治法第2条にあります。", "地方自治法", "出典({fact})のない事実です"),
    ("{fact}`case-elderly`", "{fact}`case-young`", "この章の事例では", "「case-young」がありません"),
    (
        "答えを紙に書き、",
        "答えは www.example.test に書き、",
        "答えは",
        "よその住所があります: www.example.test",
    ),
    ("[配布資料](3-handout.md)", "[資料](//cdn.example.test/x)", "この問いは", "よその住所があります: //cdn"),
    ("  要点だけ: 5", "  要点だけ 5", "  全部: 20", "{goal} を読めません"),
    ("- question: 「約180", "- asked: 「約180", "```{quiz}", "question か choices"),
]


@pytest.mark.parametrize("old, new, line, reason", CHAPTERS, ids=[each[3] for each in CHAPTERS])
def test_a_chapter_that_breaks_one_rule_is_refused_at_its_line(root, tmp_path, facts, old, new, line, reason):
    text = (root / "course" / "3-small-start.md").read_text("utf-8")
    assert old in text
    page = tmp_path / "3-small-start.md"
    page.write_text(text.replace(old, new, 1), "utf-8")
    found = audit(page, facts)
    assert len(found) == 1 and reason in found[0].reason
    lines = page.read_text("utf-8").splitlines()
    wanted = (
        line if isinstance(line, int) else next(n for n, said in enumerate(lines, 1) if said.startswith(line))
    )
    assert (found[0].page, found[0].line) == ("3-small-start.md", wanted)


def test_a_handout_repeats_its_chapters_claims_but_leads_nowhere_else(root, tmp_path, facts):
    shutil.copytree(root / "course", tmp_path / "course")
    page = tmp_path / "course" / "7-handout.md"
    page.write_text(
        page.read_text("utf-8") + "\n標準化法は2021年に施行。詳しくは https://example.test/\n", "utf-8"
    )
    (found,) = audit_texts(tmp_path / "course", facts)
    assert found.page == "7-handout.md" and "よその住所" in found.reason


def test_a_chapter_that_does_not_end_with_its_sources_is_refused(root, tmp_path, facts):
    page = tmp_path / "3-small-start.md"
    page.write_text((root / "course" / "3-small-start.md").read_text("utf-8") + "\n追伸\n", "utf-8")
    assert "出典の表" in str(audit(page, facts)[0])


PAGES = [
    ('<a href="https://example.test/">次へ</a>', "よそのサーバーへのリンク"),
    ('<img src="_static/course.css">', "代替テキスト"),
    ('<img src="_static/course.css" alt="a1b2.png">', "ファイル名"),
    ('<svg role="img"></svg>', "代替テキスト"),
    ('<a href="none.html">次へ</a>', "リンク先のファイルがありません"),
    ('<a href="3-small-start.html#none">次へ</a>', "リンク先の見出しがありません"),
    ('<a href="/index.html">次へ</a>', "「/」で始まる住所"),
    ('<script src="_static/none.js"></script>', "リンク先のファイルがありません"),
    ('<iframe src="//cdn.example.test/x"></iframe>', "よそのサーバー"),
    (
        '<img alt="図" src="index.html" srcset="index.html 1x, https://cdn.example.test/2.png 2x">',
        "よそのサーバー",
    ),
    ('<p style="background:url(https://cdn.example.test/x)">あ</p>', "よそのサーバー"),
    ("<p>{{ city }}のデータ</p>", "差し込みが残っています"),
    ("<p>これは**「太字」**です</p>", "書き方の記号「**」が残っています"),
    ("<p>これは{term}`用語`です</p>", "書き方の記号「{term}`」が残っています"),
    *((f"<p>答えは{answer}です</p>", "演習の答えの数字") for answer in ANSWERS),
]


@pytest.mark.parametrize("planted, reason", PAGES)
def test_a_page_with_one_thing_wrong_is_refused_at_its_line(built, root, tmp_path, planted, reason):
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "glossary.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"\n{planted}\n</main>"), "utf-8")
    line = next(n for n, said in enumerate(page.read_text("utf-8").splitlines(), 1) if said == planted)
    found = pages.audit(copy, answers(root))
    assert [(each.page, each.line) for each in found] == [("glossary.html", line)] and reason in found[
        0
    ].reason


@pytest.mark.parametrize("name, text", [
    ("_static/course.css", "@import 'https://cdn.example.test/a.css';"),
    ("_static/course.js", "fetch('//cdn.example.test/a.json');"),
])  # fmt: skip
def test_a_foreign_address_in_a_style_sheet_or_script_is_refused(built, tmp_path, name, text):
    copy = shutil.copytree(built, tmp_path / "site")
    with open(copy / name, "a", encoding="utf-8") as file:
        file.write(text + "\n")
    found = pages.audit(copy)
    assert [(each.page, "cdn.example.test" in each.reason) for each in found] == [(name, True)]


def test_the_answers_come_from_the_trainers_file_and_none_is_on_the_site(built, root):
    assert set(ANSWERS) <= set(answers(root))
    assert not [each for each in pages.audit(built, ANSWERS)]


def test_a_page_that_is_not_in_japanese_and_a_site_that_is_not_there_are_refused(built, tmp_path):
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "index.html"
    page.write_text(page.read_text("utf-8").replace('lang="ja"', 'lang="en"'), "utf-8")
    assert [each.page for each in pages.audit(copy)] == ["index.html"]
    assert "kenshu site build" in pages.audit(tmp_path / "none")[0].reason


def test_claims_older_than_180_days_are_listed_and_fail_nothing(built, root, facts):
    assert stale(facts, date(2027, 5, 22)) == []
    report = check(built, root, date(2027, 5, 23))
    assert {fact.id for fact in report.stale} == set(facts) and report.refused == ()


@pytest.mark.parametrize("old, new, reason", [
    ("    原典確認: 要確認", "    原典確認: たぶん", "「済」か「要確認」"),
    ("    確認日: 2026-11-23\n", "", "確認日"),
    ("    確認日: 2026-11-23", "    確認日: 令和8年11月", "2026-11-23 の形"),
    ("    出典: ayase-2023", "    出典: somewhere", "somewhere"),
])  # fmt: skip
def test_a_claim_that_is_not_whole_is_named(root, tmp_path, old, new, reason):
    path = tmp_path / "facts.yml"
    path.write_text((root / "course" / "facts.yml").read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(SiteError, match=f"case-hours.*{reason}"):
        load(path)
