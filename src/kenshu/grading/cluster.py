"""Workers on other machines: a Dask scheduler as an executor. ``distributed`` is the extra ``[cluster]``."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager

from kenshu.grading.place import GradingError

PATIENCE = 10  # seconds a scheduler gets to answer


@contextmanager
def connected(address: str) -> Iterator[Executor]:
    """The executor of the Dask scheduler at ``address`` (``tcp://host:8786``), until the block ends.

    No shared disk is needed: data and notebooks travel as bytes. Raises GradingError when it cannot be reached.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise GradingError(
            "クラスターを使うための部品(distributed)が入っていません。"
            'pip install "kenshu[cluster]" で入れるか、--cluster を付けずに実行してください。'
        ) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise GradingError(
            f"クラスター {address} につながりません。アドレスと、スケジューラーが動いているかを確かめてください。"
            "--cluster を付けなければ、このPCだけで採点できます。"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise GradingError(
                f"クラスター {address} に、手伝うPC(worker)が1台もつながっていません。"
                "workerを起動するか、--cluster を付けずに実行してください。"
            ) from error
        yield _Cluster(client)


class _Cluster(Executor):
    """``submit(function, task, shelf=…)``: the shelf goes to every worker once."""

    def __init__(self, client):
        self._client, self._executor = client, client.get_executor(pure=False)
        self._shelves: dict[int, object] = {}

    def submit(self, function, task: bytes, *, shelf: bytes) -> Future:
        there = self._shelves.get(id(shelf))
        if there is None:
            there = self._shelves[id(shelf)] = self._client.scatter(shelf, broadcast=True)
        return self._executor.submit(function, task, shelf=there)
