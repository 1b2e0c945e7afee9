"""Characters of a printed line: blanks that print put there, blanks that mean something, and the width of a line."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from gazette.chinese import NUMERAL, number_of

BLANKS = re.compile(r"\s+")  # ASCII blanks, tabs, U+3000
WIDE_GAP = re.compile(r"(?: {2,}|\t+|　+|\s{2,})")  # "江山就是人民    人民就是江山"
KEPT = 4096
"""Lines of which the answers to the same questions are kept: several passes ask them, and some again and again."""
LONG_GAP = re.compile(r"[ \t]{3,}|\t+")
LATIN = re.compile(r"[A-Za-z]")
LATIN_EDGE = re.compile(r"[A-Za-z0-9,.;:'!?&)(]")
HAN = re.compile(r"[㐀-鿿豈-﫿]")

WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
FULL_STOPS = "。！？!?"
STOPS = frozenset(FULL_STOPS)
NOTED_STOP = re.compile(r"[。！？][（(](?:[^（）()]|[（(][^（）()]*[）)])+[）)]$")  # 发展。（市水利局）
CLOSERS = "”’\"'）)〕]】》』」"
NOT_AT_LINE_START = frozenset("，。、；：！？）〕】》』」”’,.;:!?)]%％")


def bare(text: str) -> str:
    """The text without any blank."""
    return BLANKS.sub("", text)


@cache
def _keeps_blank(left: str, right: str) -> bool:
    """A blank stays between two Latin words, and between two numbers that would else read as one."""
    if left.isdigit() and right.isdigit() and left.isascii() and right.isascii():
        return True
    latin = bool(LATIN.match(left) or LATIN.match(right))
    return latin and bool(LATIN_EDGE.match(left) and LATIN_EDGE.match(right))


def squeezed(text: str) -> str:
    """The text without the blanks that only print or its extraction put there.

    >>> squeezed("2. 城 乡 居 民 医 保，2021 年 5G 网络，GAZETTE OF THE PEOPLE'S")
    "2.城乡居民医保，2021年5G网络，GAZETTE OF THE PEOPLE'S"
    """
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    out = [words[0]]
    for word in words[1:]:
        if _keeps_blank(out[-1][-1], word[0]):
            out.append(" ")
        out.append(word)
    return "".join(out)


def joined(left: str, right: str) -> str:
    """Two pieces of one text on either side of a printed line end."""
    if left and right and LATIN.match(left[-1]) and LATIN.match(right[0]):
        return f"{left} {right}"
    return left + right


def strung(pieces: Iterable[str]) -> str:
    """The pieces of a text, one a printed line, as one text.

    >>> strung(["示范", "区的 GAZETTE OF", "THE PEOPLE"])
    '示范区的 GAZETTE OF THE PEOPLE'
    """
    out: list[str] = []
    last = ""
    for piece in pieces:
        if last and piece and LATIN.match(last) and LATIN.match(piece[0]):
            out.append(" ")
        out.append(piece)
        last = piece[-1:] or last
    return "".join(out)


def phrased(raw: str) -> str:
    """A title's line: phrases of three characters and more stay parted by one ideographic space, letter-spacing goes.

    >>> phrased("移风易俗  倡树新风 坚定不移推进殡葬改革取得扎实成效")
    '移风易俗　倡树新风　坚定不移推进殡葬改革取得扎实成效'
    >>> phrased("通 知"), phrased("第八章    附    则"), phrased("关于国道 310 南移项目的通报")
    ('通知', '第八章　附则', '关于国道310南移项目的通报')
    """
    words = raw.split()
    if len(words) < 2:
        return words[0] if words else ""
    listed = name_list(raw)
    if listed or max(map(len, words)) == 1:
        return listed or "".join(words)
    out = [words[0]]
    run = words[0]
    for word in words[1:]:
        phrase = len(run) >= 3 and HAN.match(word[0]) and not word[0].isascii() and HAN.match(run[-1]) is not None
        if phrase:
            out.append("　")
            run = word
        elif _keeps_blank(out[-1][-1], word[0]):
            out.append(" ")
            run += word
        else:
            run += word
        out.append(word)
    return "".join(out)


SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳唐罗薛雷贺倪汤滕殷毕郝邬安常乐于时傅卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀惠曲封储靳段富巫乌焦巴牧谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲从索赖卓蔺屠蒙池乔胥苍闻党翟谭贡劳逄姬申冉雍桑桂牛寿边燕尚温庄晏柴瞿阎慕茹习艾向古易廖耿满匡国文寇广欧利师巩聂冷辛简饶曾沙养鞠丰关查红游竺权盖益桓公尉闫肖付代岳帅亢况鹿商佟原"
)
NAME = re.compile(r"[一-鿿]{2,4}")
NAMES = re.compile(r"(?:(?P<label>[一-鿿 　]{2,12}[：:])[ 　]*)?(?P<names>[一-鿿]+(?:[ 　]+[一-鿿]+)+)")  # 委 员：毕启民 侯 蕴


def name_list(raw: str) -> str | None:
    """A list of names, one ideographic space between two, a letter-spaced name closed up; None if the line is no such list.

    >>> name_list("委  员：毕启民 侯  蕴 李全喜"), name_list("副主编：李 伟 陈 晓 东")
    ('委员：毕启民　侯蕴　李全喜', '副主编：李伟　陈晓东')
    >>> name_list("2. 城 乡 居 民 医 保"), name_list("示范 区")
    (None, None)
    """
    found = None if "，" in raw or "。" in raw else NAMES.fullmatch(raw.strip())
    if found is None:
        return None
    out: list[str] = []
    spaced = False
    for word in found["names"].split():
        if len(word) == 1 and spaced and (len(out[-1]) < 2 or (len(out[-1]) < 3 and word not in SURNAMES)):
            out[-1] += word
        else:
            out.append(word)
            spaced = len(word) == 1
    if len(out) < (2 if found["label"] else 3) or not all(NAME.fullmatch(name) and name[0] in SURNAMES for name in out):
        return None
    return bare(found["label"] or "") + "　".join(out)


def width(text: str) -> float:
    """Printed width in characters 字: 1 for Chinese, ½ for ASCII, ¼ for a blank (print sets it thin beside a number), 2 for a gap.

    >>> width("到 2025 年，"), width("第九条    参保人员")
    (5.5, 9.0)
    """
    if "  " in text or "\t" in text:
        text = LONG_GAP.sub("　　", text)
    return len(text) - len(text.encode("ascii", "ignore")) / 2 - text.count(" ") / 4


@lru_cache(maxsize=KEPT)
def ends_sentence(text: str) -> bool:
    """Whether a full stop ends the text, closing quotes, brackets and a bracketed note aside.

    >>> [ends_sentence(t) for t in ("施行。", "“好。”", "发展。（市水利局）", "（市水利局）")]
    [True, True, True, False]
    """
    last = text[-1:]
    if last in STOPS:
        return True
    if not last or last not in CLOSERS:
        return False
    return text.rstrip(CLOSERS)[-1:] in STOPS or bool(NOTED_STOP.search(text))


def chinese_number(text: str) -> int:
    """二十一 → 21, with whatever stands around the numerals.

    >>> chinese_number("第一百零二条"), chinese_number("（十）"), chinese_number("二十一、")
    (102, 10, 21)
    """
    return number_of("".join(char for char in text if char in NUMERAL)) or 0
