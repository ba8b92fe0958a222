"""IPython's shell as the kernel has it, without the kernel: cells in, nbformat outputs out."""

import json
import subprocess
import sys
import traceback

from ipykernel import zmqshell
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from jupyter_client.jsonutil import json_default
from traitlets import Any, Type
from traitlets.config import Config

from kenshu.grading.lane_outputs import Descriptor, Outputs, Stream

ENDS = 20  # frames shown of each end of a long traceback


class _Result(DisplayHook):
    """The value of a cell's last line."""

    outputs = Any()

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        if format_dict:
            self.outputs.result(*_plain(format_dict, md_dict))

    def finish_displayhook(self):
        self._is_active = False


class _Display(DisplayPublisher):
    """``display(…)``, figures and ``clear_output``."""

    outputs = Any()

    def publish(self, data, metadata=None, *, transient=None, update=False, **_):
        name = (transient or {}).get("display_id")
        self.outputs.display(*_plain(data, metadata), name, update=update)

    def clear_output(self, wait=False):
        self.outputs.clear(wait)


class ZMQInteractiveShell(zmqshell.ZMQInteractiveShell):
    """One notebook's shell: ``run`` a cell after the other; then the process is thrown away.

    It keeps the name by which libraries know that they are in a notebook.
    """

    displayhook_class, display_pub_class = Type(_Result), Type(_Display)
    outputs = Any()

    def __init__(self, **traits):
        config = Config()
        config.HistoryManager.enabled = False
        super().__init__(config=config, **traits)
        self.outputs = self.displayhook.outputs = self.display_pub.outputs = Outputs()

    def warm(self) -> None:
        """Do once what the first error of a process costs: IPython loads its highlighter then."""
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            self.InteractiveTB.structured_traceback(*sys.exc_info())

    def take_over(self) -> None:
        """From here on stdout and stderr, Python's and the system's, are outputs of the cells."""
        self._below = [("stdout", Descriptor(1)), ("stderr", Descriptor(2))]
        sys.stdout, sys.stderr = Stream("stdout", self.outputs), Stream("stderr", self.outputs)
        if "matplotlib" in sys.modules:
            from matplotlib_inline.backend_inline import configure_inline_support

            configure_inline_support(self, "inline")

    def run(self, source: str) -> list[dict]:
        """Run one cell; its outputs. The learner's errors are outputs, too."""
        outputs = self.outputs
        outputs.begin(self.execution_count)
        try:
            self.run_cell(source, store_history=True)
        except BaseException as error:  # IPython fell over what a cell did to it, or was stopped
            outputs.error(type(error).__name__, str(error), traceback.format_exception(error))
        for name, below in self._below:
            outputs.stream(name, below.fresh())
        return outputs.cell

    def aside(self, act) -> tuple:
        """What ``act()`` returns, and what was written meanwhile, as stream outputs."""
        outputs = self.outputs
        outputs.begin(self.execution_count)
        found = act()
        for name, below in self._below:
            outputs.stream(name, below.fresh())
        return found, [output for output in outputs.cell if output["output_type"] == "stream"]

    def _get_exc_info(self, exc_tuple=None):
        """IPython looks through all modules for each frame: of a deep recursion only both ends are shown."""
        kind, error, trace = super()._get_exc_info(exc_tuple)
        frames, frame = [], trace
        while frame:
            frames.append(frame)
            frame = frame.tb_next
        if len(frames) > 2 * ENDS:
            frames[ENDS - 1].tb_next = frames[-ENDS]
        return kind, error, trace

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.error(etype.__name__, str(evalue), [str(line) for line in stb])

    def system_piped(self, cmd):
        """``!command``: what it writes is shown, as in a kernel, where both streams come as one."""
        ended = subprocess.run(
            self.var_expand(cmd, depth=1), shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        sys.stdout.write(ended.stdout.decode("utf-8", "replace"))
        self.user_ns["_exit_code"] = ended.returncode

    system = system_piped

    def enable_gui(self, gui=None):
        """There is no event loop to run."""

    def ask_exit(self):
        """``exit()`` ends nothing, as in a kernel that is being graded."""


def _plain(data, metadata):
    """Both as JSON carries them: pictures in base64. What cannot be carried raises in the learner's cell."""
    return json.loads(json.dumps([data, metadata or {}], default=json_default))
