"""The desk's own addresses on the Jupyter server: ``/kenshu/state``, ``/kenshu/learner``, ``/kenshu/handin``.

All are behind the server's token; POST asks for its XSRF cookie as every Jupyter address does. What the
learner must act on comes back as ``{"message": "日本語"}`` with a 4xx or 5xx status.
"""

import asyncio
import json
import secrets
from pathlib import Path

from jupyter_server.base.handlers import APIHandler, AuthenticatedFileHandler
from jupyter_server.utils import url_path_join
from tornado import web

from kenshu import KenshuError, why
from kenshu.desk import person, state
from kenshu.desk.workplace import Workplace

RUN = secrets.token_hex(4)  # tells a page left open that this is another server than the one it knew


def add_handlers(web_app, work: Workplace, site: Path | None, session: str):
    """Put the desk's addresses on a Jupyter web app; ``site`` is the built lecture site, if there is one."""
    base = url_path_join(web_app.settings["base_url"], "kenshu")
    desk = {"work": work, "site": site, "session": session}
    rules = [
        (url_path_join(base, "state"), StateHandler, desk),
        (url_path_join(base, "learner"), LearnerHandler, desk),
        (url_path_join(base, "handin"), HandinHandler, desk),
    ]
    if site:
        where = {"path": str(site), "default_filename": "index.html"}
        rules.append((url_path_join(base, "site", "(.*)"), SiteHandler, where))
    web_app.add_handlers(".*$", rules)


class DeskHandler(APIHandler):
    """Answers in JSON, and in Japanese when something went wrong."""

    def initialize(self, work, site, session):
        self.work, self.site, self.session = work, site, session

    async def answer(self, verb, *arguments):
        """Run ``verb`` in a thread (a slow share must not stop the forms) and send what it returns."""
        try:
            self.finish(json.dumps(await asyncio.to_thread(verb, *arguments)))
        except KenshuError as error:
            self.refuse(400, str(error))
        except OSError as error:
            self.log.exception("kenshu desk")
            what = f"ファイルを読み書きできませんでした({why(error)}: {error.filename})。"
            self.refuse(
                500, f"{what}空き容量を確かめて、もう一度試してください。だめなときは講師に伝えてください。"
            )

    def refuse(self, status, message):
        self.set_status(status)
        self.finish(json.dumps({"message": message}))

    def field(self, name):
        body = self.get_json_body()
        value = body.get(name) if isinstance(body, dict) else None
        return value if isinstance(value, str) else ""


class StateHandler(DeskHandler):
    @web.authenticated
    async def get(self):
        await self.answer(self.overview)

    def overview(self):
        address = url_path_join(self.base_url, "kenshu/site/index.html") if self.site else ""
        return {**state.overview(self.work), "site": address, "session": self.session, "run": RUN}


class LearnerHandler(DeskHandler):
    @web.authenticated
    async def post(self):
        number = self.field("number")
        await self.settings["session_manager"].kernel_manager.shutdown_all(now=True)
        await self.answer(lambda: {"learner": person.sit_down(self.work, number)})


class HandinHandler(DeskHandler):
    @web.authenticated
    async def post(self):
        await self.answer(state.hand_in, self.work, self.field("session"))


class SiteHandler(AuthenticatedFileHandler):
    """The lecture site, our own pages: the same server, with its own scripts and storage."""

    @property
    def content_security_policy(self):
        return "frame-ancestors 'self'; default-src 'self' 'unsafe-inline' data:"
