"""What stands in 備考: short notes of clerks on paper, and what applicants themselves wrote in the form."""

from datetime import date, timedelta

from kenshu.synth.draws import Draws

# Slots: {d} an earlier or later day, {c} a clerk, {n} a small number, {t} a time.
DESK = """
通帳コピー不鮮明　{d}再提出依頼
通帳の写しなし。{d}電話済、郵送待ち
口座名義がカナのみ。通帳で確認OK
口座名義相違（旧姓）→通帳の写しで確認
ゆうちょ　記号番号を口座番号に読替済
口座番号1けた訂正（本人に電話確認{d}）
支店名もれ　通帳写しにより補記
公金受取口座を希望→今回は対象外と説明、振込先記入
インターネット銀行のため通帳なし、画面の写しで可
口座欄修正液あり。本人来庁時に訂正
通帳コピー2部のうち1部返却
名義人が世帯員。委任欄の記入を依頼 {d}
口座廃止とのこと。新しい口座を{d}連絡予定
振込先は昨年と同じでよいと記載あり→確認、今回分を記入してもらった
本人確認　免許証
本人確認書類なし　{d}架電
本確＝健康保険の資格確認書
免許証裏面の住所あり（コピー裏面もあり）
本人確認書類の有効期限切れ。{d}差替え
確認書類　パスポート→住所の記載なし、公共料金の領収書で補完
在留カード写しあり。期限{d}
身体障害者手帳で確認
マイナンバーカードの写しが裏面も入っていたため裏面を返却（{c}）
代筆（長女）
代理：ご子息　委任状あり
窓口で代筆。本人の申出による　{c}
成年後見人から申請。登記事項証明書あり
施設入所中。書類は施設あて送付を希望
ケアマネ持参　後日本人に電話で意思確認
民生委員が届けてくれた
委任状の押印なし（不要と案内、受理）
保佐人同席
ご家族来庁、本人入院中。委任状は{d}持参とのこと
地域包括支援センターの職員が同行
{d}℡不在
{d} {t} 架電、留守電
電話つながらず。文書で照会{d}
連絡は午前中希望
日中つながりにくい→夕方
耳が遠いので連絡はFAXかはがきで
昼休みに電話くださいとのこと
携帯番号変更{d}
電話番号の最後の1けた読めず→本人確認済
不在3回　{d}はがき発送
連絡は息子さんの携帯へ（番号は別紙）
要折返し　{c}
{d}再送付
返信用封筒破損　内容は問題なし
郵便戻り（宛所不明）{d}→再送、受領
料金不足で到着。不足分は市で負担
普通郵便にて到着　消印{d}
封筒に申請書が{n}通同封
同封物あり（別課あて）→{d}転送
提出2回目？　台帳を確認のこと
申請書コピーで提出。原本を依頼
様式が昨年度のもの。差替え依頼 {d}
署名もれ　来庁時に記入{d}
日付もれ、受付日で補記
生年月日の元号に○なし　住基で確認
鉛筆書き→ボールペンで書き直してもらった
訂正箇所{n}か所
フリガナもれ補記（{c}）
世帯人数の欄　空白
住所の番地が枝番なし。住基と照合OK
方書（部屋番号）記入なし
記入例をそのまま写している箇所あり、本人に確認
チェック欄もれ　電話で確認のうえ補記
裏面未記入
添付書類クリップ止めのまま　ホチキス不可
{d}転入　前住所地に給付の有無を照会中
前住所地で受給なし（{d}回答）
{d}転居届出済
世帯分離{d}→対象確認済
{d}世帯合併予定と聞き取り
単身赴任中（住所は市内のまま）
長期入院　住所異動なし
基準日は住民登録あり、{d}転出
施設へ住所異動予定
住登外
課税状況　税務課へ照会{d}
未申告→申告後に再確認と案内
税情報の確認に同意なし　同意書を送付
扶養の確認待ち
均等割のみ課税か要確認（{c}）
修正申告中　結果を待って審査
所得なしの申立書あり
生活保護受給中→対象の説明済
生活支援課から書類回付{d}
自立相談の窓口から案内されて来庁
辞退の申出あったが{d}撤回
辞退書を同封していたため意思確認→申請で可
急ぎの希望あり。標準の日数を説明
振込日を知りたい　{d}以降に架電
{d}審査会議に諮る
一次審査済　{c}→係長
保留箱　{d}
照合OK
台帳突合済{d}
要確認　別ファイル参照
入力{c}・確認係長
ダブルチェック済
字が小さくて読みにくい→拡大コピー添付
点字の通知を希望
通訳タブレット使用（ベトナム語）
やさしい日本語の案内を渡した
ポルトガル語版の案内を送付
大きい文字の様式で再提出{d}
車いす　来庁時は1階で対応
出張所で受付、{d}本庁着
閉庁間際に受付{t}
窓口混雑のため預かり、翌開庁日に確認
証明書の窓口で誤って受け取ったもの
市民課から回付
社協経由
議会中につき係長不在、{d}決裁
苦情あり（様式がわかりにくい）
昨年の給付金と勘違い　説明して了解
対象外と思うが申請したいとのこと
期限前に再度案内ほしい
コールセンターから引継ぎ　No.{n}{n}{n}
"""
FORM = """
日中は仕事のため、連絡は18時以降にお願いします。
メールで連絡をいただけると助かります
口座は妻の名義ではなく私の名義です。
前の住所から{d}に引っ越しました。
子どもがまだ小さいので電話に出られないことがあります。
家族に代わって入力しています
父の分は紙で出します。
振込はいつごろになりますか。
途中で画面が消えたので、もう一度入力しました。
送信できたか分からないため再度申請します
よろしくお願いいたします。
お世話になっております。書類の写真が横向きですみません。
通帳がないのでアプリの画面を添付しました。
部屋番号が変わりました（{d}から）
マンション名は省略しています
夜勤のため午前中は電話に出られません。
電話は苦手なので、文字での連絡を希望します。
スマートフォンから申請しています。添付が1枚しか入りませんでした。
住民票の住所と同じです
結婚して名字が変わりました。通帳は手続中です。
単身赴任先に郵便が届くようにできますか。
在留カードの更新中です。
日本語が得意ではないので、やさしい言葉でお願いします
母が入院中のため代わりに手続きをしています。
昨年度は対象外でしたが、今年は収入が減りました。
確定申告は{d}に済ませました。
口座番号を間違えたかもしれません。ご確認ください
引っ越す予定があります（{d}）。
添付ファイルは2つあります。
身分証の裏面にも住所の記載があります
旧字が入力できなかったため、常用の漢字で入れました。
フリガナに小さい文字が入りません。
建物名が長くて入りきりませんでした
世帯主は私です。
不備があればお知らせください。
以前に紙でも送ったかもしれません
添付の写真が不鮮明→{d}再添付あり（{c}）
本人へメール照会{d}
添付不足　{d}差戻し→{d}再提出
本人確認OK（{c}）
口座の写し　画像が暗い
税務課照会中
照会メール返信待ち
電話確認済{d}
公金受取口座の希望あり、対象外と返信
"""
# 住民基本台帳事務における支援措置: the office marks the applicant so that the address is told to nobody.
PROTECTED = (
    "支援措置対象　住所・電話は本人以外に回答不可",
    "ＤＶ等支援措置あり。市民課へ確認のこと（{c}）",
    "※支援措置（閲覧制限）通知は指定の送付先へ",
    "住民票の支援措置中。郵便物の差出人名に注意",
    "【取扱注意】支援措置　端末にメモあり",
    "支援措置者／照会には応じない　{d}係内周知",
)
MOVED = (
    "{d}転居　旧住所で申請済か要確認",
    "前の住所でも申請書が届いていると本人談",
    "住所が申請書と住基で相違　転居届{d}",
    "引っ越したばかりとのこと",
    "通知が旧住所に届いたと電話あり{d}",
)
BOOKS = {"paper": tuple(DESK.strip().split("\n")), "online": tuple(FORM.strip().split("\n"))}
DAYS = ("{m}/{d}", "{m}月{d}日", "{m}.{d}", "R7.{m}.{d}")


# A note that holds one of these words fits only such an application.
FITS = {
    "在留|ベトナム語|ポルトガル語|やさしい|日本語が": lambda one: one.person.abroad,
    "マンション名|部屋番号|建物名": lambda one: one.person.place.building and one.how.flat != "whole",
    "子ども|名字": lambda one: one.person.birth.year > 1975,
    "父|母|妻": lambda one: one.person.birth.year > 1955,
    "ケアマネ|施設|後見|保佐|耳が|長女|ご子息|息子|民生|点字|地域包括": lambda one: (
        one.person.birth.year < 1955
    ),
    "旧字": lambda one: bool(one.person.surname.older),
    "旧姓": lambda one: one.person.woman,
    "転居|前の住所|旧住所": lambda one: not one.mark or one.mark[0] != "person",  # hints are counted
}


class Remarks:
    """Notes written down around a day of receipt. Each is used about as often as any other that fits."""

    def __init__(self, draws: Draws, staff: list[str]):
        self.draws, self.staff = draws, staff
        self.piles = {channel: [] for channel in BOOKS}

    def usual(self, one) -> str:
        """A note on an application like any other."""
        text = self._filled(self._next(one), one.day)
        if one.channel == "paper" and self.draws.unit() < 0.12:
            text += "／" + self._filled(self._next(one), one.day)
        return text

    def _next(self, one):
        pile = self.piles[one.channel]
        if len(pile) < len(BOOKS[one.channel]):
            pile += self.draws.shuffled(BOOKS[one.channel])
        at = next(at for at, text in enumerate(pile) if all(
            fits(one) for words, fits in FITS.items() if any(word in text for word in words.split("|"))
        ))  # fmt: skip
        return pile.pop(at)

    def moved(self, day: date) -> str:
        """A note that a careful reader takes as a hint of a change of address."""
        return self._filled(MOVED[self.draws.below(len(MOVED))], day)

    def protected(self, rank: int, day: date) -> str:
        return self._filled(PROTECTED[rank % len(PROTECTED)], day)

    def _filled(self, text, day):
        while "{" in text:
            before, _, rest = text.partition("{")
            slot, _, after = rest.partition("}")
            text = before + self._slot(slot, day) + after
        return text

    def _slot(self, slot, day):
        if slot == "c":
            return self.staff[self.draws.below(len(self.staff))]
        if slot == "n":
            return str(2 + self.draws.below(8))
        if slot == "t":
            return f"{9 + self.draws.below(8)}:{5 * self.draws.below(12):02d}"
        near = day + timedelta(days=self.draws.below(12))
        return DAYS[self.draws.below(len(DAYS))].replace("{m}", str(near.month)).replace("{d}", str(near.day))
