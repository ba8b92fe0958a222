"""The lines to keep, and the questions one could not answer at once."""

import re

from kenshu.check.rules import partly, right, rule

TOPICS = {
    "個人情報": ("personal", re.compile("個人情報|利用目的|プライバシー")),
    "公文書": ("records", re.compile("公文書|文書|保存|記録の管理")),
    "使いやすさ": (
        "access",
        re.compile(
            "使いやすさ|アクセシビリティ|読み上げ|文字の|キーボード|やさしい日本語|だれでも|高齢|障害"
        ),
    ),
    "情報セキュリティ": ("security", re.compile("セキュリティ|権限|パスワード|サーバ|置き場所|ネットワーク")),
}
GENERAL = re.compile(
    r"^(?:特に)?(?:問題(?:は)?(?:ない|なし|ありません)|大丈夫(?:です)?|適切に.*|徹底.*|遵守.*|注意.*|気をつけ.*|OK)[。]?$"
)


@rule("n11-checks")
def checks(answers, city):
    rows = [row for row in answers["n11-checks"]["value"] if any(row.values())]
    if hint := _hint(rows):
        return partly(0.5, *hint)
    return right("どこに聞いて、どうなったかまで書けています。聞いた日も控えておきましょう。")


@rule("n11-asked")
def asked(answers, city):
    rows = [row for row in answers["n11-asked"]["value"] if any(row.values())]
    if any(not row["question"] for row in rows):
        return partly(0, "question-missing", "問いが空いている行があります。聞かれた言葉のまま書きましょう。")
    if any(not row["answer"] for row in rows):
        return partly(
            0,
            "answer-missing",
            "答えが空いている行があります。「いつまでに、どこに聞く」でも、りっぱな答えです。",
        )
    return right(f"{len(rows)}つの問いに、答えを用意できました。")


def _hint(rows):
    for topic, (name, words) in TOPICS.items():
        if not any(words.search(f"{row['topic']}{row['result']}") for row in rows):
            return f"no-{name}", f"「{topic}」の行がありません。当てはまらなければ、そのわけを書きましょう。"
    if missing := [row["topic"] or "1行目" for row in rows if not row["asked"]]:
        return "asked-missing", f"「{missing[0][:20]}」は、どこに聞きましたか。係の名前で書きましょう。"
    if missing := [row["topic"] or "1行目" for row in rows if not row["result"]]:
        return (
            "result-missing",
            f"「{missing[0][:20]}」の結果がありません。まだなら、いつ聞くかを書きましょう。",
        )
    if general := [row["topic"] or "1行目" for row in rows if GENERAL.match(row["result"].strip())]:
        return "general-only", f"「{general[0][:20]}」は、何と言われましたか。聞いた言葉を一つ入れましょう。"
    return None
