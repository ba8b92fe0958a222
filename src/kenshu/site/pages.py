"""Audit built pages: what a browser would load, links, alt text, language, numbers that must not be there."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

HTML = "*.html"
TEXT = ("*.html", "*.txt", "*.json", "*.svg")
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "manifest"}
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")
JS_ADDRESS = re.compile(r"""['"`]((?:https?:|wss?:)?//[^'"`\s]+)""")
HEAVY, MANY = 400_000, 15  # bytes and files of a first view
MARKS = re.compile(r"\*\*|\{[a-z-]+\}`|\]\(|```|:::")  # Markdown that was not understood
FILE_NAME = re.compile(r"\.(png|jpe?g|svg|gif|webp)$|^[0-9a-f]{16,}$", re.I)


@dataclass(frozen=True, order=True)
class Finding:
    """One refusal; ``line`` is 1-based in ``page``."""

    page: str
    line: int
    reason: str

    def __str__(self):
        return f"{self.page} {self.line}行目: {self.reason}"


@dataclass(frozen=True)
class Address:
    """An address in a page; ``loads`` when the browser fetches it by itself (``<a>`` waits for a click)."""

    line: int
    text: str
    loads: bool

    @property
    def foreign(self):
        return bool(urlsplit(self.text).netloc)

    @property
    def elsewhere(self):
        """True for what is neither a file nor a foreign host: ``data:``, ``mailto:``, ``javascript:``."""
        return bool(urlsplit(self.text).scheme) and not self.foreign


class Page(HTMLParser):
    """One pass over a built page: addresses, ids, pictures, language and the text people read."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.ids, self.pictures, self.words = [], set(), [], []
        self.language = None
        self._style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given, line = dict(attributes), self.getpos()[0]
        self._style = tag == "style"
        self.ids.add(given.get("id"))
        if tag == "html":
            self.language = given.get("lang")
        if tag in ("img", "svg") or given.get("role") == "img":
            self.pictures.append((line, tag, given))
        for name, value in attributes:
            if name in LOADING or (name == "href" and tag not in ("a", "area")):
                parts = value.split(",") if name == "srcset" else [value]
                self.addresses += [Address(line, part.split()[0], True) for part in parts if part.split()]
            elif name == "href":
                self.addresses.append(Address(line, value or "", False))
            elif name == "style":
                self._css(line, value)

    def handle_endtag(self, tag):
        self._style = False

    def handle_data(self, data):
        if self._style:
            self._css(self.getpos()[0], data)
        else:
            self.words.append((self.getpos()[0], data))

    def _css(self, line, text):
        self.addresses += [Address(line, address, True) for address in css_addresses(text)]


def css_addresses(text):
    """Every address of url(…) and @import in a style sheet."""
    return [first or second for first, second in CSS_ADDRESS.findall(text)]


def local_files(page):
    """The files below the page's folder that a browser loads for it, style sheets' own files included."""
    found = set()
    for address in Page(page.read_text("utf-8")).addresses:
        if address.loads and not address.foreign and not address.elsewhere:
            file = (page.parent / unquote(urlsplit(address.text).path)).resolve()
            found.add(file)
            if file.suffix == ".css" and file.is_file():
                inner = css_addresses(file.read_text("utf-8"))
                found |= {(file.parent / each).resolve() for each in inner if not urlsplit(each).scheme}
    return found


def audit(site, forbidden=()):
    """All findings of a built site. ``forbidden``: numbers, as text, that no page may show."""
    site = Path(site).resolve()
    pages = {file: Page(file.read_text("utf-8")) for file in sorted(site.rglob(HTML))}
    if not pages:
        return [Finding(str(site), 1, "ページが1つもありません。先に kenshu site build を実行してください。")]
    found = []
    for file, page in pages.items():
        name = file.relative_to(site).as_posix()
        found += [
            Finding(name, *each)
            for each in (*_whole(page), *_weight(file), *_pictures(page), *_links(file, page, pages))
        ]
    return sorted({*found, *_assets(site), *_leaks(site, forbidden)})


def _whole(page):
    if page.language != "ja":
        yield 1, '<html lang="ja"> がありません。読み上げソフトが日本語として読めません。'
    for line, words in page.words:
        if "{{" in words:
            yield line, f"市の名前などの差し込みが残っています: {words.strip()[:40]}"
        if left := MARKS.search(words):
            yield line, f"書き方の記号「{left[0]}」が残っています: {words.strip()[-40:]}"


def _weight(file):
    """A first view must come quickly over a slow line: the page and all that it loads by itself."""
    files = {file.resolve(), *(each for each in local_files(file) if each.is_file())}
    weight = sum(each.stat().st_size for each in files)
    if weight > HEAVY:
        yield 1, f"開くのに{weight // 1000}kB読み込みます。{HEAVY // 1000}kBまでに減らしてください。"
    if len(files) > MANY:
        yield 1, f"開くのに{len(files)}個のファイルを読み込みます。{MANY}個までに減らしてください。"


def _pictures(page):
    for line, tag, given in page.pictures:
        if given.get("aria-hidden") == "true" or "data-in-figure" in given:
            continue
        said = given.get("alt") if tag == "img" else given.get("aria-label")
        if not (said or "").strip():
            yield line, "図に代替テキスト(見えない人に読み上げる説明)がありません。"
        elif FILE_NAME.search(said.strip()):
            yield line, f"図の代替テキストがファイル名です: {said}"


def _links(file, page, pages):
    for address in page.addresses:
        if address.foreign:
            does = "から読み込みます" if address.loads else "へのリンクです"
            yield address.line, f"よそのサーバー{does}: {address.text}"
        if address.foreign or address.elsewhere:
            continue
        parts = urlsplit(address.text)
        target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
        if address.text.startswith("/"):
            yield address.line, f"「/」で始まる住所は、置く場所が変わると切れます: {address.text}"
        elif not target.is_file():
            yield address.line, f"リンク先のファイルがありません: {address.text}"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield address.line, f"リンク先の見出しがありません: {address.text}"


def _assets(site):
    for kind, addresses in (("*.css", css_addresses), ("*.svg", css_addresses), ("*.js", JS_ADDRESS.findall)):
        for file in sorted(site.rglob(kind)):
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                for address in addresses(line):
                    if urlsplit(address).netloc and "www.w3.org" not in address:
                        name = file.relative_to(site).as_posix()
                        yield Finding(name, number, f"よそのサーバーの住所があります: {address}")


def _leaks(site, forbidden):
    if not forbidden:
        return
    number = re.compile(r"(?<![\d.])(" + "|".join(map(re.escape, forbidden)) + r")(?!\d)")
    for file in sorted(file for kind in TEXT for file in site.rglob(kind)):
        text = file.read_text("utf-8")
        lines = Page(text).words if file.suffix == ".html" else enumerate(text.splitlines(), start=1)
        for line, words in lines:
            for found in number.findall(words):
                yield Finding(file.relative_to(site).as_posix(), line, f"演習の答えの数字があります: {found}")
