"""Where a flow leads: ways to nowhere, gateways, what cannot be reached, circles without an exit."""

from kenshu.flow.steps import Finding, Kind, Steps

MOST_EXITS = 5  # of a 判断: more cannot be told apart
GATEWAYS = (Kind.DECISION, Kind.FORK)


def ways(steps: Steps):
    """Findings (errors) about 次 and 条件, row by row."""
    known = {step.number for step in steps}
    unread = {finding.row for finding in steps.unread if finding.column == "次"}
    for step in steps:
        to = [way.to for way in step.exits]
        for one in dict.fromkeys(to):
            if one == step.number:
                yield Finding(step.row, "次", "自分の番号が書いてあります。次に行う番号を書いてください。")
            elif one not in known:
                yield Finding(
                    step.row, "次", f"「{one}」という番号の行がありません。番号を確かめてください。"
                )
            if to.count(one) > 1:
                yield Finding(step.row, "次", f"「{one}」が2回書いてあります。1回にしてください。")
        if step.row not in unread:
            yield from _how_many(step, len(to))
        if step.kind == Kind.DECISION:
            yield from _labels(step)


def _how_many(step, exits: int):
    if step.kind == Kind.END and exits:
        yield Finding(step.row, "次", "終了なのに次があります。空欄にするか、種類を変えてください。")
    elif step.kind != Kind.END and not exits:
        yield Finding(
            step.row, "次", "空欄で、ここで止まります。次の番号を書くか、種類を終了にしてください。"
        )
    elif step.kind in GATEWAYS and exits == 1:
        yield Finding(
            step.row, "次", f"{step.kind}なのに行き先が1つです。2つ以上書くか、種類を作業にしてください。"
        )
    elif step.kind == Kind.DECISION and exits > MOST_EXITS:
        text = f"行き先が{exits}あります。{MOST_EXITS}つまでです。2段階の判断に分けてください。"
        yield Finding(step.row, "次", text)
    elif step.kind not in GATEWAYS and exits > 1:
        text = (
            f"{step.kind}なのに行き先が{exits}つあります。分かれ道は、判断か並行の行を足して書いてください。"
        )
        yield Finding(step.row, "次", text)


def _labels(step):
    if len(step.exits) < 2:
        return
    if bare := [way.to for way in step.exits if not way.condition]:
        text = f"{'、'.join(bare)}へ行く条件がありません。次と同じ順に「／」で区切って書いてください。"
        yield Finding(step.row, "条件", text)
    labels = [way.condition for way in step.exits if way.condition]
    if len(set(labels)) < len(labels):
        yield Finding(
            step.row, "条件", "同じ条件が2つあります。どちらへ行くか分かるように書き分けてください。"
        )


def whole(steps: Steps):
    """Findings (errors) about the flow as a whole."""
    begins = [step for step in steps if step.kind == Kind.START]
    if not begins:
        yield Finding(None, "種類", "開始がありません。はじめの行の種類を開始にしてください。")
    for step in begins[1:]:
        yield Finding(
            step.row, "種類", f"開始が2つ目です({begins[0].row}行目にもあります)。1つにしてください。"
        )
    if not any(step.kind == Kind.END for step in steps):
        yield Finding(None, "種類", "終了がありません。最後の行の種類を終了にしてください。")
        return
    if len(begins) == 1:
        met = _walk([begins[0].number], _next(steps))
        for step in steps:
            if step.number not in met:
                text = "開始からここへ来る道がありません。前の行の次に、この番号を書いてください。"
                yield Finding(step.row, "番号", text)
    yield from _circles(steps)


def _circles(steps):
    """Steps from which every way goes round for ever; a step without any 次 is reported elsewhere."""
    onward = _next(steps)
    stops = [number for number, to in onward.items() if not to]
    backward = {number: [] for number in onward}
    for number, to in onward.items():
        for one in to:
            backward[one].append(number)
    safe = _walk(stops, backward)
    caught = [step for step in steps if step.number not in safe]
    if caught:
        names = "、".join(step.number for step in caught[:8]) + ("など" if len(caught) > 8 else "")
        text = f"{names}は、ぐるぐる回って終了に行けません。抜け出す道(判断)を書いてください。"
        yield Finding(caught[0].row, "次", text)


def joins(steps: Steps):
    """Findings (warnings): 合流 of one way, 並行 whose ways never meet in a 合流."""
    onward = _next(steps)
    for step in steps:
        into = sum(step.number in to for to in onward.values())
        if step.kind == Kind.JOIN and into == 1:
            yield Finding(step.row, "種類", "合流なのに、来る道が1本です。ほかの道の次も確かめてください。")
        if step.kind == Kind.FORK and len(step.exits) > 1:
            reached = [_walk([way.to], onward) for way in step.exits if way.to in onward]
            meeting = set.intersection(*reached) if reached else set()
            if not any(one.kind == Kind.JOIN and one.number in meeting for one in steps):
                text = "並行で分かれた道が、合流で集まりません。全部そろうのを待つ行(合流)を足してください。"
                yield Finding(step.row, "次", text)


def _next(steps) -> dict[str, list[str]]:
    known = {step.number for step in steps}
    found = {number: [] for number in known}
    for step in steps:
        found[step.number] += [way.to for way in step.exits if way.to in known]
    return found


def _walk(begins, to: dict[str, list[str]]) -> set[str]:
    met, waiting = set(begins), list(begins)
    while waiting:
        for one in to[waiting.pop()]:
            if one not in met:
                met.add(one)
                waiting.append(one)
    return met
