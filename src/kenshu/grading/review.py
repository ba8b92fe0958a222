"""``kenshu review``: nbgrader's formgrader on this PC only, for marks and comments and for nothing else.

It is a Jupyter server without notebooks: files, kernels and terminals are refused, and so is every action of
formgrader that would generate, collect, autograde or rename. What remains writes marks, comments and flags.
"""

import re
import secrets
import socket
from collections.abc import Callable

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import apihandlers
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado import web
from traitlets.config import Config

from kenshu.grading import review_look, review_rubric
from kenshu.grading.autograde import settings
from kenshu.grading.place import GradingError, Place

REFUSAL = (
    "この画面では、点とコメントだけを付けます。受付と採点は kenshu collect と kenshu grade で行ってください。"
)
WRITABLE = re.compile(r"/formgrader/api/((grade|comment)/x|submitted_notebook/x/flag)")
CLOSED_PAGES = (r"/", r"/tree.*", r"/formgrader/?", r"/formgrader/manage_.*")
CLOSED = (r"/api/(?!me|status).*", r"/terminals.*", r"/files.*", r"/nbconvert.*", r"/view.*", r"/edit.*")
# formgrader's own scripts need inline and eval; nothing from another host is ever asked for.
POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data:; connect-src 'self'; frame-ancestors 'none'"


def server(place: Place, *, port: int = 0) -> tuple[ServerApp, str]:
    """A server ready to start, and its address with the token. Raises GradingError when the port is taken."""
    if not place.gradebook.is_file():
        raise GradingError("まだ採点していません。先に kenshu collect と kenshu grade を実行してください。")
    port, token, config = _free_port(port), secrets.token_hex(24), Config()
    config.ServerApp.update(
        ip="127.0.0.1", port=port, port_retries=0, open_browser=False, root_dir=str(place.root),
        jpserver_extensions={}, terminals_enabled=False, allow_remote_access=False, allow_root=True,
        quit_button=False, log_level=40, tornado_settings={"headers": {"Content-Security-Policy": POLICY}},
    )  # fmt: skip
    config.IdentityProvider.token = token
    app = ServerApp(config=config)
    app.initialize(argv=[], find_extensions=False)
    _mount(app, place)
    return app, f"http://127.0.0.1:{port}/formgrader/gradebook?token={token}"


def review(place: Place, *, port: int = 0, ready: Callable[[str], None] = print) -> None:
    """Serve formgrader until it is stopped (Ctrl+C); ``ready`` is told its address."""
    app, address = server(place, port=port)
    app.io_loop.add_callback(ready, address)  # once it listens
    app.start()


class Refused(web.RequestHandler):
    """Every way round the marks."""

    def prepare(self):
        raise web.HTTPError(403, REFUSAL)

    def write_error(self, status_code, **_):
        self.finish(REFUSAL)


class ToGradebook(web.RequestHandler):
    def get(self, *_):
        self.redirect("/formgrader/gradebook")


class RubricPage(JupyterHandler):
    """The pages of ``review_rubric``, for who came with the token; a form must be the page's own."""

    def initialize(self, place: Place):
        self.place = place

    def set_default_headers(self):
        super().set_default_headers()
        self.set_header("Content-Security-Policy", review_rubric.POLICY)

    @web.authenticated
    def get(self, path):
        self._answer(review_rubric.respond(self.place, path, self.get_argument("said", ""), None))

    @web.authenticated
    def post(self, path):
        fields = {name: self.get_body_argument(name) for name in self.request.body_arguments}
        self._answer(review_rubric.respond(self.place, path, "", fields))

    def _answer(self, answer):
        if answer.said:
            self.redirect(f"{self.request.path}?said={answer.said}")
            return
        self.set_status(answer.status)
        self.finish(review_rubric.shown(answer, self.xsrf_token.decode()))


class Formgrader(FormgradeExtension):
    """formgrader with this class's settings instead of whatever nbgrader_config.py lies around."""

    def __init__(self, place: Place, **traits):
        self.ours = settings(place)
        super().__init__(**traits)

    def load_config(self):
        return self.ours

    def load_config_file(self, *_, **__):
        self.update_config(self.ours)

    def init_tornado_settings(self, webapp):
        super().init_tornado_settings(webapp)
        exporter = HTMLExporter(config=self.config, extra_loaders=[review_look.notebook_loader()])
        exporter.register_preprocessor(review_look.CleanOutputs(), enabled=True)
        webapp.settings.update(nbgrader_jinja2_env=review_look.pages(), nbgrader_exporter=exporter)

    def build_extra_config(self):
        extra = super().build_extra_config()
        extra.merge(self.ours)
        return extra


def _mount(app: ServerApp, place: Place) -> None:
    """Walls first (the first matching handler wins), then formgrader as it is."""
    walls = [(path, ToGradebook) for path in CLOSED_PAGES] + [(path, Refused) for path in CLOSED]
    walls += [(path, _read_only(handler)) for path, handler in apihandlers.default_handlers
              if not WRITABLE.fullmatch(path.replace("([^/]+)", "x"))]  # fmt: skip
    app.web_app.add_handlers(".*$", [(url_path_join(app.base_url, path.lstrip("/")), h) for path, h in walls])
    # below formgrader, whose cookie is good there only
    app.web_app.add_handlers(".*$", [(r"/formgrader/rubric/?(.*)", RubricPage, {"place": place})])
    formgrader = Formgrader(place, parent=app)
    formgrader.root_dir = app.root_dir
    formgrader.log = app.log
    formgrader.initialize([])
    formgrader.init_tornado_settings(app.web_app)
    formgrader.init_handlers(app.web_app)


def _read_only(handler):
    """The same handler, which answers GET only."""

    def refuse(self, *_, **__):
        self.set_status(403)
        self.finish(REFUSAL)

    return type(f"ReadOnly{handler.__name__}", (handler,), {"post": refuse, "put": refuse, "delete": refuse})


def _free_port(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise GradingError(
                f"ポート {port} は、ほかのプログラムが使っています。--port で別の番号を指定してください。"
            ) from error
        return probe.getsockname()[1]
