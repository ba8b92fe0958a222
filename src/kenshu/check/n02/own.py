"""What is not marked: the learner's own tables."""

from kenshu.check.rules import right, rule

IDEAS = {
    "days": "2025-06-02 のような形を一つ決めると、並べかえが楽になります。元号のない日付は、どうしますか。",
    "width": "番号や数は半角にそろえると、探しやすくなります。氏名は、書いたまま残しましょう。",
    "zeros": "文字として読み込むと、0が守れます。けたの数が決まっている列なら、足すこともできます。",
    "names": "書いたまま残し、比べるための写しを別の列に作るやり方がありましたね。",
    "blanks": "空欄は「なし」か「まだ」か「聞いていない」か。三つのどれかを書き分けると、あとで助かります。",
    "rest": "困るのはどんなときかを思い出すと、きまりが見えてきます。",
}


@rule("n02-own")
def own(answers, city):
    """An idea for the first table; the next thing to find out."""
    row = next(row for row in answers["n02-own"]["value"] if any(cell is not None for cell in row.values()))
    name = f"「{(row['name'] or 'この表')[:30]}」"
    if row["mixed"] is None:
        return right(f"{name}ですね。10行だけながめて、何がまざっているかを選んでみましょう。", "look-at-ten")
    if not row["rule"]:
        return right(f"{name}ですね。{IDEAS[row['mixed']]}", f"idea-{row['mixed']}")
    if row["rows"] is None:
        return right(f"{name}のきまりができました。1年に何行あるかも、数えてみましょう。", "rows-next")
    return right(f"{name}のきまりができました。同じ表を使う人に、一度見てもらいましょう。", "rule-told")
