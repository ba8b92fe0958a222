"""A flow in sentences, for whoever cannot see the picture or wants to read it aloud."""

from kenshu.flow.steps import Kind, Step, Steps, returns
from kenshu.flow.steps_cells import plain, said_waiting


def read_aloud(steps: Steps) -> list[str]:
    """The whole flow, a sentence or two a step, in the order of the table; the first line sums it up."""
    back = returns(steps)
    return [summary(steps), *(_told(step, back) for step in steps)]


def summary(steps: Steps) -> str:
    """Title, number of steps, who takes part, how often it branches and leads back."""
    lanes = "、".join(steps.lanes)
    return f"「{steps.title}」の流れです。手順は{len(steps)}、担当は{lanes}の{len(steps.lanes)}つ。{counted(steps)}。"


def counted(steps: Steps) -> str:
    """判断, 差戻し and 例外 in numbers."""
    decisions = sum(step.kind == Kind.DECISION for step in steps)
    exceptions = sum(bool(step.exception) for step in steps)
    return f"判断{decisions}か所、差戻し{len(returns(steps))}か所、例外の手順{exceptions}"


def alt(steps: Steps, page: int = 1, pages: int = 1) -> str:
    """The alt text of the picture, at most 250 characters."""
    first = next(step for step in steps if step.kind == Kind.START)
    ends = [step.name for step in steps if step.kind == Kind.END]
    sheet = f"({pages}枚のうち{page}枚目)" if pages > 1 else ""
    lanes = "、".join(steps.lanes[:6]) + ("など" if len(steps.lanes) > 6 else "")
    end = ends[0] + (f"など{len(ends)}とおりの終わり" if len(ends) > 1 else "")
    return (
        f"担当ごとの帯に分けた業務の流れ図{sheet}。{steps.title[:40]}。「{first.name[:30]}」から「{end[:40]}」まで"
        f"{len(steps)}の手順。担当は{lanes[:60]}。{counted(steps)}。"
    )


def _told(step: Step, back) -> str:
    about = [step.medium] if step.medium else []
    about += [f"{plain(step.minutes)}分"] if step.minutes is not None else []
    about += [f"待ち{said_waiting(step.waiting)}"] if step.waiting is not None else []
    about += [f"月{plain(step.count)}件"] if step.count is not None else []
    about += [f"根拠は{step.basis}"] if step.basis else []
    case = f"例外({step.exception}): " if step.exception else ""
    said = f"{step.number}. {case}{step.lane}。{_verb(step)}"
    said += f"({'、'.join(about)})。" if about else "。"
    return said + _onward(step, back)


def _verb(step: Step) -> str:
    words = {
        Kind.START: "「{}」で始まります", Kind.TASK: "「{}」を行います", Kind.DECISION: "「{}」を判断します",
        Kind.FORK: "「{}」。ここから並行して進みます", Kind.JOIN: "「{}」。道が集まります",
        Kind.WAIT: "「{}」を待ちます", Kind.END: "「{}」で終わります",
    }  # fmt: skip
    return words[step.kind].format(step.name)


def _onward(step: Step, back) -> str:
    if not step.exits:
        return ""
    ways = []
    for way in step.exits:
        where = f"{way.to}へ戻ります(差戻し)" if (step.number, way.to) in back else f"{way.to}へ進みます"
        ways.append(f"「{way.condition}」なら{where}" if way.condition else where)
    if step.kind == Kind.FORK:
        return f"{'と'.join(way.to for way in step.exits)}へ同時に進みます。"
    return "。".join(ways) + "。"
