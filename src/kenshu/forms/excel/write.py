"""One workbook a session: a sheet a notebook, the given data beside the questions, coloured fields to write in."""

from io import BytesIO

from kenshu.forms.excel import places as at
from kenshu.forms.excel.asked import Lists, ask
from kenshu.forms.excel.given import grid
from kenshu.forms.excel.sheet import GREY, LINE, SIZE, SOFT, TALLEST, Book, Sheet
from kenshu.forms.pieces import Ask, Figure, Grid, Issue, Page, Words

LARGEST_PICTURE = 200_000  # bytes; a larger one is told in words
PICTURE_WIDE = 700  # pixels
SIZES = {"h1": 18, "h2": 14, "h3": 12}
HOW = (
    "黄色いマスに答えを書きます。ほかのマスは、まちがって消さないように鍵をかけてあります。",
    "マスの右に▼が出たら、押すと選べます。「ア」のように、頭の一文字だけを書いてもかまいません。",
    "数字は、全角でも半角でもかまいません。空いたマスがあっても出せます。",
    "「確かめる」「提出する」「図を描き直す」などの言葉は、画面で答える人のためのものです。読み飛ばしてください。",
    "人の名前や住所は書かないでください。「窓口A」「担当の人」のように、役割で書きます。",
)


def workbook(issue: Issue) -> bytes:
    """The xlsx of a session for a class: no macro, no key, no solution; the same issue gives the same bytes."""
    book = Book(f"{issue.course} {issue.title}")
    lists = Lists()
    found = {}
    _start(book, issue)
    for page in issue.pages:
        found |= _page(book, page, issue, lists)
    lists.write(book)
    _about(book, issue, found)
    return book.bytes()


def _start(book: Book, issue: Issue):
    sheet = book.sheet(at.START, f"{issue.course} {issue.title}")
    sheet.words(issue.title, font_size=18, bold=True)
    sheet.words(issue.course, font_color=SOFT)
    sheet.gap()
    sheet.words("受講者番号", last=at.FIRST, next_row=False, bold=True, font_size=14, valign="vcenter")
    sheet.input(at.INPUT, at.INPUT + 1, text=True, font_size=14, valign="vcenter")
    sheet.tall(2 * LINE, at.LEARNER)
    sheet.next()
    sheet.words("お渡しした番号の紙のとおりに書きます(例: m07k)。氏名は書きません。", font_color=SOFT)
    sheet.gap()
    sheet.words("書き方", bold=True, font_size=14)
    for line in HOW:
        sheet.words(f"・{line}")
    sheet.gap()
    sheet.words("出し方", bold=True, font_size=14)
    for line in (
        f"このブックの名前を「{issue.session}_受講者番号.xlsx」に変えて保存します(例: {issue.session}_m07k.xlsx)。",
        "提出先のフォルダーに入れるか、講師に渡します。同じ名前で入れ直してもかまいません。あとに出したほうを読みます。",
        "講師が受け付けると、受付番号と読めなかったところを書いた紙が、ブックの横に置かれます。",
        f"ほかのファイルも出すときは、名前の頭に「{issue.session}_受講者番号_」を付けて、ブックの横に置きます。",
    ):
        sheet.words(f"・{line}")
    sheet.gap()
    sheet.words("シート", bold=True, font_size=14)
    for page in issue.pages:
        asked = sum(isinstance(piece, Ask) for piece in page.pieces)
        sheet.words(f"・{sheet_name(page)}(問い{asked}つ)")
    sheet.end()


def sheet_name(page: Page) -> str:
    """「N08 効果と費用」: what Excel allows as a name, 31 letters."""
    clean = "".join(one for one in page.title if one not in "[]:*?/\\'")
    return f"{page.notebook[:3].upper()} {clean}"[:31]


def _page(book: Book, page: Page, issue: Issue, lists) -> dict[str, list[str]]:
    """One notebook; question id → where its fields stand."""
    name = sheet_name(page)
    sheet = book.sheet(name, f"{issue.course} {name}")
    found = {}
    for piece in page.pieces:
        if isinstance(piece, Ask):
            found[piece.question.id] = [name, *ask(sheet, piece.question, lists)]
        else:
            _SHOW[type(piece)](sheet, piece)
    sheet.end()
    return found


def _words(sheet: Sheet, piece: Words):
    if piece.role in ("h2", "h3"):
        sheet.gap()
    look = {"font_size": SIZES.get(piece.role, SIZE), "bold": piece.role in SIZES}
    if piece.role in ("note", "caption"):
        look["font_color"] = SOFT
    spans = list(piece.spans)
    if piece.role == "li" and not piece.text[:1].isdigit():
        spans.insert(0, ("・", False))
    sheet.words(spans, **look, **({"bg_color": GREY} if piece.role == "quote" else {}))


def _figure(sheet: Sheet, piece: Figure):
    """The picture where it is small; else what it shows in words."""
    if len(piece.png) <= LARGEST_PICTURE:
        _picture(sheet, piece)
        told = ()
    else:
        sheet.words(f"図: {piece.alt}")
        told = piece.reading
    for line in filter(None, (piece.caption, *told)):
        sheet.words(line, font_color=SOFT)
    sheet.gap()


def _picture(sheet: Sheet, piece: Figure):
    """The picture on rows of its own height, with its alt text."""
    wide, high, dots = png_size(piece.png)
    shrunk = min(1.0, PICTURE_WIDE / wide)
    options = {
        "image_data": BytesIO(piece.png), "description": "\n".join((piece.alt, *piece.reading)), "object_position": 1,
        "x_scale": shrunk * dots / 96, "y_scale": shrunk * dots / 96, "x_offset": 4, "y_offset": 4,
    }  # fmt: skip
    sheet.raw.insert_image(sheet.row, at.FIRST, "picture.png", options)
    points = (high * shrunk + 10) * 0.75
    while points > 0:
        sheet.tall(min(TALLEST, points), at.NO_FIELD)
        sheet.next()
        points -= TALLEST


def png_size(png: bytes) -> tuple[int, int, float]:
    """(pixels wide, pixels high, dots an inch) of a PNG."""
    import struct

    wide, high = struct.unpack(">II", png[16:24])
    spot = png.find(b"pHYs")
    dots = struct.unpack(">I", png[spot + 4 : spot + 8])[0] * 0.0254 if spot > 0 else 96.0
    return wide, high, dots


def _about(book: Book, issue: Issue, found: dict[str, list[str]]):
    """The hidden sheet: ids and where their fields stand, nothing else."""
    sheet = book.raw.add_worksheet(at.ABOUT)
    rows = [
        ["schema", "1"], ["class", issue.class_id], ["session", issue.session], ["city", issue.city],
        *([name, *where] for name, where in found.items()),
    ]  # fmt: skip
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(place, column, text)
    sheet.protect()
    sheet.hide()


_SHOW = {Words: _words, Grid: grid, Figure: _figure}
