"""Common Japanese surnames and given names, and the older letters some families write. Composed, nobody's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Surname:
    """``written``: with today's letters; ``older``: the same name as some families write it."""

    written: str
    kana: str
    older: tuple[str, ...] = ()


# In about the order of how many families bear them; after ":" the older ways of writing.
_SURNAMES = """
佐藤 サトウ | 鈴木 スズキ | 高橋 タカハシ:髙橋 | 田中 タナカ | 伊藤 イトウ | 渡辺 ワタナベ:渡邉,渡邊 | 山本 ヤマモト
中村 ナカムラ
小林 コバヤシ | 加藤 カトウ | 吉田 ヨシダ | 山田 ヤマダ | 佐々木 ササキ | 山口 ヤマグチ | 松本 マツモト | 井上 イノウエ
木村 キムラ | 林 ハヤシ | 斎藤 サイトウ:齋藤 | 清水 シミズ | 山崎 ヤマザキ:山﨑 | 森 モリ | 池田 イケダ | 橋本 ハシモト
阿部 アベ | 石川 イシカワ | 山下 ヤマシタ | 中島 ナカジマ | 石井 イシイ | 小川 オガワ | 前田 マエダ | 岡田 オカダ
長谷川 ハセガワ | 藤田 フジタ | 後藤 ゴトウ | 近藤 コンドウ | 村上 ムラカミ | 遠藤 エンドウ | 青木 アオキ | 坂本 サカモト
福田 フクダ | 太田 オオタ | 西村 ニシムラ | 藤井 フジイ | 岡本 オカモト | 藤原 フジワラ | 三浦 ミウラ | 金子 カネコ
中野 ナカノ | 中川 ナカガワ | 原田 ハラダ | 松田 マツダ | 竹内 タケウチ | 小野 オノ | 田村 タムラ | 中山 ナカヤマ
和田 ワダ | 石田 イシダ | 森田 モリタ | 上田 ウエダ | 原 ハラ | 内田 ウチダ | 柴田 シバタ | 酒井 サカイ
宮崎 ミヤザキ:宮﨑 | 横山 ヨコヤマ | 高木 タカギ:髙木 | 安藤 アンドウ | 宮本 ミヤモト | 大野 オオノ | 小島 コジマ | 工藤 クドウ
谷口 タニグチ | 今井 イマイ | 高田 タカダ:髙田 | 増田 マスダ | 丸山 マルヤマ | 村田 ムラタ | 大塚 オオツカ | 新井 アライ
小山 コヤマ | 平野 ヒラノ | 藤本 フジモト | 河野 コウノ | 上野 ウエノ | 野口 ノグチ | 武田 タケダ | 松井 マツイ
千葉 チバ | 岩崎 イワサキ:岩﨑 | 菅原 スガワラ | 木下 キノシタ | 久保 クボ | 佐野 サノ | 野村 ノムラ | 松尾 マツオ
市川 イチカワ | 菊地 キクチ | 杉山 スギヤマ | 古川 フルカワ | 大西 オオニシ | 島田 シマダ | 水野 ミズノ | 桜井 サクライ:櫻井
高野 タカノ:髙野 | 渡部 ワタベ | 吉川 ヨシカワ | 山内 ヤマウチ | 西田 ニシダ | 飯田 イイダ | 菊池 キクチ | 西川 ニシカワ
小松 コマツ | 北村 キタムラ | 安田 ヤスダ | 五十嵐 イガラシ | 川崎 カワサキ:川﨑 | 関 セキ | 平田 ヒラタ | 東 ヒガシ
服部 ハットリ | 川口 カワグチ | 田辺 タナベ:田邉,田邊 | 中田 ナカタ | 沢田 サワダ:澤田 | 広瀬 ヒロセ:廣瀬
浜田 ハマダ:濱田 | 小沢 オザワ:小澤
岡崎 オカザキ:岡﨑 | 荒井 アライ | 滝沢 タキザワ:滝澤 | 真鍋 マナベ:眞鍋 | 徳永 トクナガ:德永
国分 コクブ:國分 | 広田 ヒロタ:廣田 | 浜口 ハマグチ:濱口
金沢 カナザワ:金澤 | 深沢 フカザワ:深澤 | 関根 セキネ | 須田 スダ | 大久保 オオクボ
"""

# Given names by the last year of birth at which they were usual, women first.
_GIVEN = {
    1949: (
        """
        和子 カズコ | 幸代 サチヨ | 節江 セツエ | 洋子 ヨウコ | 弘子 ヒロコ | 美智子 ミチコ | 昭子 アキコ
        千代子 チヨコ | 文子 フミコ | 久子 ヒサコ | 信子 ノブコ | トシ子 トシコ | 静江 シズエ | キヨ キヨ
        政子 マサコ | 光枝 ミツエ | 良子 ヨシコ | ミツ ミツ | 初枝 ハツエ | 敏子 トシコ | 恵子 ケイコ
        富美子 フミコ | 勝江 カツエ | 栄子 エイコ
        """,
        """
        清治 セイジ | 勇 イサム | 実 ミノル | 茂 シゲル | 正 タダシ | 弘 ヒロシ | 進 ススム
        勝 マサル | 昭 アキラ | 博 ヒロシ | 武 タケシ | 三郎 サブロウ | 正雄 マサオ | 義雄 ヨシオ
        和夫 カズオ | 幸雄 ユキオ | 忠 タダシ | 昇 ノボル | 功 イサオ | 勝利 カツトシ | 敏夫 トシオ
        辰雄 タツオ | 久雄 ヒサオ | 定男 サダオ
        """,
    ),
    1968: (
        """
        恵子 ケイコ | 由美子 ユミコ | 公美子 クミコ | 京子 キョウコ | 裕代 ヒロヨ | 明美 アケミ | 幸江 ユキエ
        順子 ジュンコ | 直江 ナオエ | 真弓 マユミ | 悦子 エツコ | 真理子 マリコ | 智恵 チエ | 美由紀 ミユキ
        典子 ノリコ | 早苗 サナエ | ひろみ ヒロミ | 律子 リツコ | 由紀 ユキ | みどり ミドリ | 雅子 マサコ
        かおる カオル | 弥生 ヤヨイ | 千春 チハル
        """,
        """
        誠司 セイジ | 隆夫 タカオ | 浩 ヒロシ | 修一 シュウイチ | 明 アキラ | 豊 ユタカ | 浩次 コウジ
        和彦 カズヒコ | 健一 ケンイチ | 哲也 テツヤ | 秀樹 ヒデキ | 浩之 ヒロユキ | 正人 マサト | 裕之 ヒロユキ
        雅彦 マサヒコ | 達雄 タツオ | 幸一 コウイチ | 孝 タカシ | 直樹 ナオキ | 茂樹 シゲキ | 敏明 トシアキ
        克己 カツミ | 俊彦 トシヒコ | 安男 ヤスオ
        """,
    ),
    1985: (
        """
        陽子 ヨウコ | 香織 カオリ | 美保 ミホ | 恵美 エミ | 麻衣 マイ | 真弓 マユミ | 智美 トモミ
        優子 ユウコ | 友美 トモミ | 裕実 ヒロミ | 綾代 アヤヨ | 亜希子 アキコ | さやか サヤカ | 理恵 リエ
        千尋 チヒロ | 麻美 アサミ | 沙織 サオリ | 奈津 ナツ | 萌子 モエコ | 瞳 ヒトミ | 加奈子 カナコ
        恭代 ヤスヨ | 梢 コズエ | 祥子 ショウコ
        """,
        """
        健太郎 ケンタロウ | 太輔 タスケ | 剛志 ツヨシ | 学 マナブ | 直人 ナオト | 健二 ケンジ | 和也 カズヤ
        洋平 ヨウヘイ | 真一 シンイチ | 智之 トモユキ | 慎一 シンイチ | 圭介 ケイスケ | 亮輔 リョウスケ | 雄一 ユウイチ
        隆之 タカユキ | 崇 タカシ | 祐介 ユウスケ | 伸也 シンヤ | 淳一 ジュンイチ | 信行 ノブユキ | 貴史 タカシ
        秀明 ヒデアキ | 勇樹 ユウキ | 良太 リョウタ
        """,
    ),
    2007: (
        """
        美咲 ミサキ | 葵 アオイ | 彩音 アヤネ | 愛海 マナミ | 萌 モエ | 遥 ハルカ | 桃代 モモヨ
        茜 アカネ | 莉奈 リナ | 七海 ナナミ | 千夏 チナツ | 菜摘 ナツミ | 優花 ユウカ | ひかり ヒカリ
        舞 マイ | 里奈 リナ | 楓 カエデ | 歩美 アユミ | 真帆 マホ | すみれ スミレ | 琴音 コトネ
        咲希 サキ | 怜奈 レナ | 果歩 カホ
        """,
        """
        晴太 セイタ | 拓也 タクヤ | 健悟 ケンゴ | 大貴 ダイキ | 颯 ハヤテ | 和真 カズマ | 亮太 リョウタ
        雄大 ユウダイ | 悠斗 ユウト | 蓮 レン | 諒介 リョウスケ | 直矢 ナオヤ | 航 ワタル | 俊太 シュンタ
        優太 ユウタ | 陸 リク | 拓海 タクミ | 俊介 シュンスケ | 一樹 カズキ | 智也 トモヤ | 啓太 ケイタ
        海斗 カイト | 匠 タクミ | 修也 シュウヤ
        """,
    ),
}

# Residents from abroad: as on the residence card, with the reading they give. Family names, then given names.
_ABROAD = (
    (
        "NGUYEN グエン | TRAN チャン | PHAM ファム",
        "THI LAN ティ ラン | VAN MINH ヴァン ミン | THI HOA ティ ホア | DUC LONG ドゥック ロン",
    ),
    (
        "SANTOS サントス | REYES レイエス",
        "MARIA ROSE マリア ローズ | JOSE MARK ホセ マーク | ANNA LIZA アンナ リザ",
    ),
    (
        "SILVA シルバ | OLIVEIRA オリベイラ",
        "ANA PAULA アナ パウラ | CARLOS カルロス | LUCIANA ルシアナ",
    ),
)


def _pairs(text):
    """佐藤 サトウ | … → (written, kana): both halves have the same number of words."""
    for entry in text.strip().replace("\n", "|").split("|"):
        words = entry.split()
        half = len(words) // 2
        yield " ".join(words[:half]), " ".join(words[half:])


def _surnames():
    for written, rest in _pairs(_SURNAMES):
        kana, _, older = rest.partition(":")
        yield Surname(written, kana, tuple(older.split(",")) if older else ())


SURNAMES = tuple(_surnames())
WITH_OLDER_LETTERS = tuple(name for name in SURNAMES if name.older)
GIVEN = {last: tuple(tuple(_pairs(names)) for names in both) for last, both in _GIVEN.items()}
ABROAD = tuple((tuple(_pairs(families)), tuple(_pairs(given))) for families, given in _ABROAD)


def given_names(year: int, woman: bool) -> tuple[tuple[str, str], ...]:
    """(written, kana) of the given names usual for people born in ``year``."""
    return next(both for last, both in GIVEN.items() if year <= last)[0 if woman else 1]
