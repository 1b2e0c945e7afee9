"""Appointments, members and persons honoured: lists whose items are paragraphs, however their widths fall out."""

import re
from collections.abc import Sequence

from gazette.importer.state import Line
from gazette.importer.text import SURNAMES

APPOINTMENT = re.compile(
    r"(?:(?:任命|免去|聘任|解聘|同意)[一-鿿·]{2,12}(?:（[^（）]{1,8}）)?(?:同志)?[为任的兼]|[一-鿿·]{2,8}同志(?:[为任的兼]|不再)|免去[一-鿿·]{4,40}职务|[一-鿿]{2,4}为.{4,30}[长任员师记]"
    rf"|[{''.join(sorted(SURNAMES))}][一-鿿]{{1,3}}任(?!务|何|期|意|职)[一-鿿（）]{{4,40}}[长任员师记理）])"
)  # 免去冯启明同志县物资局局长职务；
ROSTER = re.compile(
    r"(?:任命|免去|[一-鿿 　]{0,6}(?:组 *长|主 *任|指挥长|召集人|成 *员|委 *员)[：:][^。，；]{2,30})[：:]?"
)  # 副组长：蒋维平
PERSON = re.compile(
    r"[一-鿿](?:[ 　]*[一-鿿]){1,3}(?:[ 　]+[一-鿿（）、 　]{4,40}[长任员记席理]|[ 　]*[（(][一-鿿、]{2,30}[）)])"
)  # 黎　军　州公安局副局长, 楼晓东（区应急管理局局长）
COUNT_OF_PERSONS = re.compile(r".{2,20}[（(](?:共)?\d{1,4}[名人位][）)]")  # 二、先进个人（8名）
APPOINTED, PERSON_ENDS = 4, "长任员记席理）)"


def appoints(unit: Sequence[Line], line: Line) -> bool:
    """One appointment or member after another, or the first after 经研究决定：, each a paragraph however its width falls out."""
    text = line.text
    if (text[-1] in "命去" or "：" in text or ":" in text) and ROSTER.fullmatch(text):
        return True
    if _joins_roster(unit, line.raw.strip()):
        return True
    end = unit[:APPOINTED][-1].text[-1]
    if end not in "。；;：:" or APPOINTMENT.match(text) is None:
        return False
    if end in "：:":
        return True
    whole = "".join(part.text for part in unit[:APPOINTED])
    return APPOINTMENT.match(whole) is not None and not any(mark in whole[:-1] for mark in "。；;")


def _joins_roster(unit: Sequence[Line], raw: str) -> bool:
    """A person with his post, after another one, after 组　长：… or after how many there are.

    >>> def after(a, b): return _joins_roster([Line(1, a, a.replace("　", ""))], b)
    >>> after("成　员：童建华（区政府办主任）", "楼晓东（区应急管理局局长）"), after("二、先进个人（8名）", "石　峰　宜君县县长助理")
    (True, True)
    >>> after("会议要求，", "楼晓东（区应急管理局局长）")
    False
    """
    if raw[-1:] not in PERSON_ENDS or not PERSON.fullmatch(raw):
        return False
    before = unit[:APPOINTED]
    whole = "".join(part.text for part in before)
    if ROSTER.match(whole) or COUNT_OF_PERSONS.fullmatch(whole):
        return True
    return PERSON.match("".join(part.raw.strip() for part in before)) is not None
