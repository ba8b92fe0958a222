"""The built site as one zip file for an intranet, with a short text on where to put it."""

import os
import tempfile
import zipfile
from pathlib import Path

import kenshu
from kenshu import why
from kenshu.site.facts import SiteError

FOLDER = "site"
TEXT = "README.txt"
PUT_UP = """\
自治体DX実践研修 講義サイト {version}
{city}

【置き方】
1. このzipを右クリックし、「プロパティ」を開きます。「許可する」があれば、印を付けて「OK」を押します。
2. もう一度右クリックし、「すべて展開」を選びます。
3. 中の site フォルダーを、丸ごと、職員が読める場所に置きます。
   ・共有フォルダー  そのまま置きます。
   ・庁内のWebサーバー  公開しているフォルダーの中に置きます。どの深さでも動きます。
4. site の中の index.html を開きます。ここが入口です。この場所を、職員に知らせます。
5. 検索の欄に「紙」と入れ、ページが見つかることを確かめます。

【新しい版にするとき】
site フォルダーを、丸ごと入れ替えます。上書きすると、なくなったページが残ります。

【知っておくこと】
・外のサーバーから何も読み込まず、外へ何も送りません。インターネットがなくても動きます。
・読んだ人の記録を取りません。プログラムもデータベースも要りません。
・Webサーバーで文字が化けるときは、.html を「text/html; charset=utf-8」で送る設定にします。
・やめるときは、フォルダーを消すだけです。

【お問い合わせ】
{section}(内線{extension})
"""


def pack(site, city, out=None):
    """Zip the built folder ``site`` and return the file; the same site gives the same bytes.

    ``city``: the City it was built for; ``out``: the zip file, default ``kenshu-site-<version>.zip`` beside the folder.
    Raises SiteError when there is no site or the file cannot be written; an older file stays until the new one is whole.
    """
    site = Path(site)
    if not (site / "index.html").is_file():
        raise SiteError(f"サイトがまだありません: {site}。先に kenshu site build を実行してください。")
    out = Path(out) if out else site.parent / f"kenshu-site-{kenshu.__version__}.zip"
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".zip-") as scratch:
            new = Path(scratch, out.name)
            with zipfile.ZipFile(new, "w") as packed:
                _add(
                    packed, TEXT, put_up(city).replace("\n", "\r\n").encode("utf-8-sig")
                )  # for Windows' own editor
                for file in sorted(each for each in site.rglob("*") if each.is_file()):
                    _add(packed, f"{FOLDER}/{file.relative_to(site).as_posix()}", file.read_bytes())
            os.replace(new, out)
    except OSError as error:
        raise SiteError(
            f"zipを書けませんでした: {out}({why(error)})。空きのある、書き込める場所を指定してください。"
        ) from None
    return out


def put_up(city):
    """The text that lies beside the site in the zip."""
    office = city.contacts.office
    return PUT_UP.format(
        version=kenshu.__version__,
        city=city.name + "(架空。実在の市町村とは関係ありません)" * city.fictional,
        section=office.section,
        extension=office.extension,
    )


def _add(packed, name, data):
    """One file without its time and its computer: STYLE's same text, same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    packed.writestr(entry, data, zipfile.ZIP_DEFLATED)
