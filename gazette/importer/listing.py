"""One line of a printed contents list: does it close with a page, name a section, end an entry, name an author?"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gazette.importer.marks import BODY, DOC_NUMBER, GENRE
from gazette.importer.state import Line
from gazette.importer.text import SURNAMES, bare, squeezed

PAGE_END = re.compile(
    r"(?:\t|[·.…．⋯]{2,}\s*(?:[一-鿿]{2,4}\s*)?[（(]?|\s{2,}|\s*[/／]\s*|\s*[（(]\s*|(?<=[）)知定见报告函令议要复法则案])\s)(?:第?\s*)(?P<page>\d{1,3})\s*页?[)）]?\s*$"
)  # …的决定	1 · …/3 · …… 12
CONTENTS_HEAD = re.compile(r"(?:本期)?(?:目[录次]|要目)(?:CONTENTS)?|CONTENTS?")
SECTION = re.compile(r"[（(]?[【\[〔［]\s*(?P<name>[^】\]〕］]{2,16}?)\s*[】\]〕］][）)]?")  # 【 市政府文件 】
ROUND_SECTION = re.compile(r"[（(]\s*(?P<name>[一-鿿]{2,12})\s*[）)]")  # （市政府文件）
PLAIN_SECTION = re.compile(r"(?P<name>[一-鿿]{2,12})")  # 市政府文件, set apart or named as sections are
PAGE_FIRST = re.compile(
    r"\s*[（(]?(?P<page>\d{1,3})[）)]?(?:\s|[…·]{2,})*(?=[一-鿿《“])(?![年月日期号])"
)  # 11　汕头市人民政府办公室关于…
PAGE_ALONE = re.compile(r"\s*[（(]?(?P<page>\d{1,3})[）)]?\s*")  # 03, over the entry's title
RUNNING = re.compile(r"[年第]\d{1,3}[期号]|^[一-鿿]{2,20}(?:公报|政报)(?:·[一-鿿]{2,10})?\d{1,3}$")  # 2024年第6期　　1
LONGEST_END = 400
"""Signs with which an entry may lead to its page, twice what a line has room for; a longer row of dots is looked at from here."""
LEADER = re.compile(r"[·.…．⋯]{2,}\s*(?:[一-鿿]{2,4}\s*)?[（(]?\d{1,3}[）)]?\s*$")  # ……（3）
PERIODICAL = re.compile(r"(?:半月|双月|月|季|周|旬|半年)刊|内部(?:刊物|资料)")  # （半月刊） names no section
ENTRY_END = re.compile(rf"(?:{GENRE}|讲话|致辞|解读|大事记|名单|[）)]|[／/][一-鿿]{{2,4}})$")  # where an entry ends
SECTION_MARK = re.compile(r"[●◆■★▲□◎○◇▶►※·]\s*(?P<name>[一-鿿]{2,12})\s*[●◆■★▲□◎○◇◀◄※·]?")  # ●文件选载
SECTION_WORDS = re.compile(
    r"(?:文件|讲话|任免|解读|论坛|动态|选载|要闻|大事记|短讯|简讯|政务|发展|规章|公告|通告|人事|专栏|工作|法规|园地|视点|信息|言论|卷首语|研究|调研|特载|专题|交流|统计|概况|经验|令|选登|纪要|统计公报|编制|探讨|思考|任命)$"
)  # 市政府文件
RULE = re.compile(r"[-—–_=─━\s|·.…:]+")  # ---	----
MASTHEAD_KEY = re.compile(
    r"编委会|编辑委员会|编辑部|编辑出版|^主任|^副主任|^委员|^编委|^主编|^副主编|^责任编辑|^编辑|^主办|^主管|^承办|^地址|^通讯地址|^网址|^电话|^联系电话|^传真|^邮编|^邮政编码"
    r"|准印证|内(?:资|刊|准)[准印]?字|刊号|^出版(?:日期|时间|单位)|^印刷|^印数|^发行|免费赠阅|内部(?:资料|刊物)|注意保存|免费交流|^电子?邮?箱|国内统一|GAZETTE|^\d{4}$|^第\d+[期号]|总第|(?<!统计)(?<!普查)(?<!状况)(?<!资源)公报》?$|编审|校对|^定价|出版$|^编印|网址[：:]|同等效力"
    r"|^(?:国内外?|海内外|内部|自办|(?:面?向)社会)?(?:公开|统一)?发行$"  # 国内外公开发行
)
AUTHOR = re.compile(
    r"(?P<title>.*?[一-鿿》”]{3})(?:\s*[／/]\s*|\s{2,}|　+|(?P<open>\s*[（(]\s*))(?P<author>[一-鿿](?:\s?[一-鿿]){1,3})\s*(?P<close>[）)])?"
)  # 让村落活起来／何秀英, 实践与思考（周文涛）
NUMBER_AT_END = re.compile(
    r"[（(](?:"
    + DOC_NUMBER.pattern.removeprefix("[（(]?").removesuffix("[）)]?")
    + r"|[一-鿿]{2,16}令(?:(?:19|20|１９|２０)\d\d年)?第[\d一二三四五六七八九十百〇零]+号)[）)]$"
)  # （宛政〔2021〕7号）, （省政府令第79号）


class Listed(NamedTuple):
    """What an entry of the list says: the title, and who wrote or spoke it."""

    title: str
    author: str | None


def page_number(line: Line) -> int | None:
    """The page with which an entry closes; a running header is none."""
    found = PAGE_END.search(line.raw, max(0, len(line.raw) - LONGEST_END))
    if found and LEADER.fullmatch(line.text):
        return int(found["page"])
    if (
        not found
        or len(bare(line.raw[: found.start()])) < (1 if re.search("[/／…⋯·\t]", found[0]) else 2)
        or not re.search(r"[一-鿿]", line.raw)
        or (RUNNING.search(line.text) and not LEADER.search(line.raw, max(0, len(line.raw) - LONGEST_END)))
    ):
        return None
    return int(found["page"])


def section_name(line: Line) -> str | None:
    """The name of a section that stands alone in the list, with its mark or in brackets.

    >>> [section_name(Line(1, t, t)) for t in ("（【市政府文件】）", "·省政府令·", "（半月刊）", "市政府文件")]
    ['市政府文件', '省政府令', None, None]
    """
    found = SECTION.fullmatch(line.text) or SECTION_MARK.fullmatch(line.text) or ROUND_SECTION.fullmatch(line.text)
    if not found or MASTHEAD_KEY.search(line.text) or PERIODICAL.fullmatch(bare(found["name"])):
        return None
    return bare(found["name"])


def plain_section(line: Line, entry: Sequence[Line], widest: float = 0) -> str | None:
    """A section without any mark: a line much shorter than those of an entry that goes on, and worded or set apart as one."""
    name = PLAIN_SECTION.fullmatch(bare(line.text))
    if not name or line.text.startswith("关于") or PERIODICAL.fullmatch(name["name"]) or CONTENTS_HEAD.fullmatch(line.text):
        return None
    if MASTHEAD_KEY.search(line.text) and not name["name"].endswith("统计公报"):
        return None
    apart = line.gap and not entry[0].gap
    short = 4 <= len(name["name"]) <= 8 and line.width * 2 < widest and line.text[0] not in "的之和"
    return name["name"] if SECTION_WORDS.search(line.text) or ((apart or short) and not BODY.fullmatch(line.text)) else None


def first_section(line: Line, run: Sequence[Line]) -> str | None:
    """部　令, 通知·函 before an entry that starts with its page: short, and the entry before has come to its end."""
    name = bare(line.text)
    if not re.fullmatch(r"(?!的|关于)[一-鿿]{1,8}(?:·[一-鿿]{1,6})?", name) or len(name) < 2 or MASTHEAD_KEY.search(name):
        return None
    return name if not run or ENTRY_END.search(run[-1].text) else None


def listed(lines: Sequence[Line]) -> Listed:
    """Title and author of an entry, without its page and its doc number.

    >>> listed([Line(1, t, t) for t in ("深化医药卫生体制改革的", "实践与思考（周文涛）……9")])
    Listed(title='深化医药卫生体制改革的实践与思考', author='周文涛')
    >>> listed([Line(1, "关于医疗器械的管理办法（试行）　　7", "关于医疗器械的管理办法（试行）　　7")])
    Listed(title='关于医疗器械的管理办法（试行）', author=None)
    """
    raw = [line.raw for line in lines]
    raw[-1] = PAGE_END.sub("", raw[-1])
    raw = [text for i, text in enumerate(raw) if not i or not DOC_NUMBER.fullmatch(bare(text))]
    author = AUTHOR.fullmatch(raw[-1].strip())
    named = author is not None and bool(author["open"]) == bool(author["close"]) and bare(author["author"])[0] in SURNAMES
    if author and named and not re.search(rf"(?:{GENRE})$", bare(author["author"])):
        raw[-1] = author["title"]
    else:
        author = None
    title = bare(squeezed("".join(text.strip() for text in raw))).lstrip("·•-●")
    found = NUMBER_AT_END.search(title)
    return Listed(title[: found.start()] if found else title, bare(author["author"]) if author else None)
