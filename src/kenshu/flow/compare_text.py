"""A comparison in words: one sentence for the head of the figure, and the whole to read aloud."""

from kenshu.flow.compare import Comparison, Pair
from kenshu.flow.steps import Step
from kenshu.flow.steps_cells import plain, said_waiting


def sentence(found: Comparison) -> str:
    """What changes, in one sentence."""
    was, now = found.was, found.now
    parts = [f"手順は{was.steps}から{now.steps}へ" if was.steps != now.steps else f"手順は{was.steps}のまま"]
    if was.hours or now.hours:
        parts.append(f"作業の時間は{change(was.hours, now.hours, '時間', '月に')}")
    if found.waiting_saved is not None and (was.waiting or now.waiting):
        parts.append(f"待ちは{change(was.waiting, now.waiting, '日', '1件に')}")
    return "、".join(parts)


def read_comparison(found: Comparison) -> list[str]:
    """The whole comparison, a sentence a line: the numbers first, then every step that changes."""
    lines = [
        f"「{found.before.title}」と「{found.after.title}」を比べました。{sentence(found)}。",
        *_numbers(found),
    ]
    lines += [f"やめる手順: {_told(step)}。" for step in found.removed]
    lines += [f"加える手順: {_told(step)}。" for step in found.added]
    lines += [f"変わる手順: {_changed(pair)}。" for pair in found.pairs if pair.changed]
    same = sum(not pair.changed for pair in found.pairs)
    return [*lines, f"ほかの{same}の手順は変わりません。", *doubts(found)]


def changes(pair: Pair) -> list[str]:
    """What is different, in few words each."""
    said = ["担当が替わる"] if pair.moved else []
    said += ["媒体が替わる"] if pair.changed_medium else []
    said += _times(pair)
    return said + (["言いかえ"] if pair.renamed else [])


def amount(value: float) -> str:
    """A number to two or three digits: 42.8, 312, 0.5."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}".removesuffix(".0")


def change(before: float, after: float, unit: str, each: str = "") -> str:
    """「月に4.6日減る」: the difference of the two numbers as they are shown, so that a reader can subtract."""
    saved = _shown(before) - _shown(after)
    if amount(abs(saved)) == "0":
        return "変わらない"
    return f"{each}{amount(abs(saved))}{unit}{'減る' if saved > 0 else '増える'}"


def _shown(value):
    return round(value, 0 if value >= 100 else 1)


def _numbers(found: Comparison):
    was, now = found.was, found.now
    yield (
        f"作業の時間は1か月に{amount(was.hours)}時間から{amount(now.hours)}時間へ"
        f"({'、'.join(_lane_hours(found))})。"
    )
    if was.waiting is not None and now.waiting is not None:
        yield f"待ちは1件あたり平均{amount(was.waiting)}日から{amount(now.waiting)}日へ。"
    yield f"担当をまたぐ線は{was.handovers}本から{now.handovers}本へ。"


def _lane_hours(found: Comparison):
    for lane in dict.fromkeys([*found.was.by_lane, *found.now.by_lane]):
        before, after = found.was.by_lane.get(lane, 0.0), found.now.by_lane.get(lane, 0.0)
        if before or after:
            yield f"{lane}は{amount(before)}から{amount(after)}"


def doubts(found: Comparison) -> list[str]:
    """What the numbers do not hold: other 件数, empty cells."""
    return list(_doubts(found))


def _doubts(found: Comparison):
    was, now = found.was, found.now
    if not found.pairs:
        yield "注意: 同じ手順が1つもありません。別の手続の表ではないか確かめてください。"
    if was.cases != now.cases and was.cases and now.cases:
        yield (
            f"注意: 1か月の件数が{plain(was.cases)}件と{plain(now.cases)}件で違います。時間の差には、件数の差も入っています。"
        )
    for which, one in (("いま", was), ("これから", now)):
        if one.uncounted:
            yield (
                f"注意: {which}の表の{'、'.join(one.uncounted)}は件数が空欄なので、時間と待ちに入っていません。"
            )
        if one.unmeasured:
            yield f"注意: {which}の表の{'、'.join(one.unmeasured)}は分が空欄なので、時間に入っていません。"


def _told(step: Step) -> str:
    about = [step.medium] if step.medium else []
    about += [f"{plain(step.minutes)}分"] if step.minutes is not None else []
    about += [f"待ち{said_waiting(step.waiting)}"] if step.waiting is not None else []
    return f"{step.number} {step.lane}の「{step.name}」" + (f"({'、'.join(about)})" if about else "")


def _changed(pair: Pair) -> str:
    old, new = pair.before, pair.after
    said = [f"言い方が「{old.name}」から"] if pair.renamed else []
    said += [f"担当が{old.lane}から{new.lane}へ"] if pair.moved else []
    said += [f"媒体が{old.medium or 'なし'}から{new.medium or 'なし'}へ"] if pair.changed_medium else []
    if old.minutes != new.minutes:
        said.append(f"作業が{_minutes(old.minutes)}から{_minutes(new.minutes)}へ")
    if old.waiting != new.waiting:
        said.append(f"待ちが{_waiting(old.waiting)}から{_waiting(new.waiting)}へ")
    return f"{old.number}→{new.number}「{new.name}」は、{'、'.join(said)}"


def _times(pair: Pair) -> list[str]:
    old, new, said = pair.before, pair.after, []
    if old.minutes != new.minutes:
        said.append(f"{_minutes(old.minutes)}→{_minutes(new.minutes)}")
    if old.waiting != new.waiting:
        said.append(f"待ち{_waiting(old.waiting)}→{_waiting(new.waiting)}")
    return said


def _minutes(value: float | None) -> str:
    return "空欄" if value is None else f"{plain(value)}分"


def _waiting(value: float | None) -> str:
    return "なし" if value is None else said_waiting(value)
