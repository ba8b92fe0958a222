"""What the author reads: for each fault what it is, and what to do."""

from pathlib import Path

from kenshu.authoring.errors import Problem

TEXTS = {
    # reading a text
    "encoding": ("UTF-8 ではありません。", "文字コードを UTF-8 にして保存してください。"),
    "format": ("原稿の書式を読めません({reason})。", "囲み(```)の1行目を見直してください。"),
    "front": ("先頭の kenshu: の {key} が「{value}」です。", "{wanted} と書いてください。"),
    "file-name": ("ファイル名が nNN-words の形ではありません。", "例: n08-effect-and-cost.md"),
    "title": ("先頭の kenshu: に title がありません。", "日本語の題名を書いてください。"),
    "minutes": ("先頭の kenshu: に minutes がありません。", "所要時間を分の整数で書いてください。"),
    "form-yaml": ("入力欄を読めません({reason})。", "字下げと「:」のあとの空白を見直してください。"),
    "form-id": ("入力欄に id がありません。", "id: nNN-words を書いてください。"),
    "role": (
        "セルの役割が「{role}」です。",
        "1行目に :role: given / answer <id> / test <id> <点> のどれかを書いてください。",
    ),
    "test-points": ("点が「{points}」です。", "数字で書いてください。"),
    # ids
    "id-form": (
        "id「{id}」の形が違います。",
        "「{prefix}words」の形(半角の小文字・数字・-、{longest}字まで)にしてください。",
    ),
    "id-prefix": ("id「{id}」は別のノートブックの番号です。", "「{prefix}」で始めてください。"),
    "id-twice": ("id「{id}」は {file} の{line}行目にもあります。", "どちらかの id を変えてください。"),
    # places
    "plus": ("「+++」があります。", "消してください(段落は空行で分けます)。"),
    "twelve-digits": (
        "12桁の数字があります(個人番号と見分けがつきません)。",
        "桁を変えてください。",
    ),
    "secret-number": (
        "演習の答えの数「{number}」が、受講者に見えるところにあります。",
        "ほかの数の例に変えてください。",
    ),
    "fence": (
        "本文の中に囲み(``` など)があります。",
        "入力欄は {{form}}、コードは {{code-cell}} を行の先頭から書き、ほかの囲みは使わないでください。",
    ),
    "marker-place": (
        "ここに「{marker}」は書けません。",
        "解答例は answer のセル、隠すテストは test のセル、採点基準は入力欄の scheme: に書いてください。",
    ),
    "marker-pair": (
        "「{marker}」の BEGIN と END が組になっていません。",
        "BEGIN と END を1つずつ書いてください。",
    ),
    "no-solution": (
        "「{id}」に解答例の囲みがありません。",
        "「### BEGIN SOLUTION」と「### END SOLUTION」で囲んでください。",
    ),
    # cells
    "empty-cell": ("空のセルに役割があります。", "中身を書くか、セルを消してください。"),
    "no-points": ("「{id}」の点が {points} です。", "0より大きい点を書いてください。"),
    "needs": (
        "needs の「{needs}」というセルがありません。",
        "同じノートブックの answer のセルの id を書いてください。",
    ),
    "syntax": ("セルの{line}行目が Python として読めません。", "書き直してください。"),
    "other-cell": (
        "採点のセル「{id}」が、このセルにない名前 {names} を使っています。",
        "このセルの中で import するか、:needs: に元のセルの id を書いてください。",
    ),
    "cell-fails": ("「{id}」のセルが動きません({reason})。", "セルか、呼んでいる関数を直してください。"),
    "no-mark": (
        "採点のセル「{id}」の最後の値が {value} です。",
        "0から{points}までの数になるようにしてください(ほかは nbgrader が満点にします)。",
    ),
    "solution-fails": (
        "解答例のままで「{id}」が {value} 点です。",
        "満点({points}点)になるように、解答例か採点のセルを直してください。",
    ),
    # forms
    "missing": ("「{id}」に {name} がありません。", "{name}: に書いてください。"),
    "spec": ("{reason}", "入力欄の書き方を直してください。"),
    "verdict": (
        "「{id}」の選択肢「{choice}」の reply が正解・不正解を言っています。",
        "考える手がかりの言い方にしてください。",
    ),
    "key-points": (
        "「{id}」の key の点が points と合いません。",
        "graded: auto の問いだけに書き、いちばん高い点を points と同じにしてください。",
    ),
    "scheme-shown": (
        "「{id}」の採点基準と同じ文が本文にあります(受講者に見えます)。",
        "本文か採点基準のどちらかを書き換えてください。",
    ),
    # known answers
    "case-file": ("「{id}」という問いがありません。", "ファイル名を問いの id にしてください。"),
    "case-twice": ("「{name}」という例が2つあります。", "名前を変えてください。"),
    "no-right": ("{points}点になる例(right)がありません。", "正しい答えの例を書いてください。"),
    "no-blank": ("何も答えない例(blank)がありません。", "answer: null の例を書いてください。"),
    "few-wrong": (
        "まちがいの例が{count}つです({need}つ以上要ります)。",
        "ありそうなまちがいを書いてください。",
    ),
    "same-message": (
        "「{first}」と「{second}」が同じ説明({message})になります。",
        "別の説明にするか、同じでよければ same-as: {first} と書いてください。",
    ),
    "door": (
        "「{case}」の答えが、画面では {form}、{door}では {other} になります。",
        "入力欄の書き方を見直してください(選択肢の重なり、行の名前など)。",
    ),
    # the release
    "leak": ("{what}が {where} にあります。", "配る前に原稿を直し、作り直してください。"),
}


def problem(path: Path, line: int, name: str, /, **values) -> Problem:
    """The fault ``name`` at a place, its words filled with ``values``."""
    what, todo = TEXTS[name]
    return Problem(path, line, what.format(**values), todo.format(**values))
