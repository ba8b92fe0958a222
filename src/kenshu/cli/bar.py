"""How far a long job has come, on stderr."""


class Bar:
    """A progress bar with the time left; entering gives ``move(done, whole, what)``."""

    def __init__(self, title: str):
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.title = title
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("残り"),
            TimeRemainingColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self.task = self.bar.add_task(title, total=None)

    def __enter__(self):
        self.bar.start()
        return lambda done, whole, what: self.bar.update(
            self.task, completed=done, total=whole, description=f"{self.title} {what}"
        )

    def __exit__(self, *_):
        self.bar.stop()
