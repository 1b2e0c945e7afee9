"""What the search page offers where nothing answers a query, and traditional characters."""

import pytest

from gazette.search.documents import Document
from tests.conftest import Opener
from tests.search.phrases import holders
from tests.search.test_page import results, search

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("棚户区盖造", "棚户区改造"),  # one character wrong
        ("医疗保俭", "医疗保险"),  # the last
        ("王水平", "王永平"),  # a name of which no two neighbours are right
        ("其本医疗保险", "基本医疗保险"),  # the first
        ("营商境环", "营商环境"),  # two swapped
        ("营商环境境", "营商环境"),  # one too many
        ("中华人民和国", "中华人民共和国"),  # one missing
        ("苑政〔2021〕7号", "宛政〔2021〕7号"),
        ("醫療保儉", "医疗保险"),
        ("医疗保俭 -生育", "医疗保险 -生育"),
    ],
)
def test_a_near_query_is_offered_and_finds_something(open_page: Opener, gold_address: str, typed: str, meant: str) -> None:
    page = open_page()
    search(page, gold_address, typed)
    assert results(page) == []
    assert page.locator("[data-mended] a").first.inner_text() == meant
    page.locator("[data-mended] a").first.click()
    page.wait_for_selector("[data-result]")
    assert page.locator("#q").input_value() == meant
    assert page.locator("[data-mended]").is_hidden()


MISSPELT = (
    "医疗保险:医疗保俭 一疗保险 医了保险|棚户区改造:棚户去改造 棚户区改早 朋户区改造|生育津贴:生育津帖|生育保险:生于保险|乡村振兴:乡村震兴 乡村振性|"
    "疫情防控:疫情防空 役情防控|耕地保护:耕地保互 更地保护|营商环境:营商坏境 盈商环境|三线一单:三线一但|生态环境:生态环竟|义务教育:义务教肓 意务教育|"
    "人事任免:人事任兔|政府工作报告:政府工做报告 正府工作报告|脱贫攻坚:脱贫工坚|农村公路:农村公录|污染防治攻坚:污染防治公坚|应急预案:应急予案|"
    "突发公共卫生事件:突发公共卫生世件|城镇职工:城镇职功|基本医疗保险基金:基本医疗保险基全|定点医疗机构:定点医疗机够|殡葬改革:殡葬改隔|"
    "民生实事:民生时事|王永平:王水平|石秀田:石秀甜|习近平:习进平|优化营商环境:优化营商环竟|招商引资:招商引自|高质量发展:高质量发站|法治政府:法治政付|"
    "财政预算:财政予算|固定资产投资:固定资产头资|新型城镇化:新型城真化|粮食安全:粮食安金"
)
ELSEWHERE = (
    "养老金上调 高考成绩 结婚登记 魔法学校 火星移民 比特币 吃葡萄 爱情故事 唐诗三百首 咖啡馆 电子游戏 牛仔裤 洗发水 周杰伦 莎士比亚 张三丰 量子力学 黑洞理论 "
    "恐龙化石 太平洋 北极熊 长颈鹿 巧克力 意大利面 红烧肉 小龙虾 哈利波特 西游记 三国演义 变形金刚 的的的的 啊啊啊 天地玄黄 宇宙洪荒 甲乙丙丁 东西南北风 "
    "一二三四五六七 赵钱孙李 qwerty asdfgh abcxyz 宛政〔1999〕7号 〔2021〕9999号 ！！！！ 铥铥铥"
)
NEAR = (
    "async queries => Object.fromEntries(await Promise.all(queries.map(async q => [q, await gazetteSearch.near(q, () => true)])))"
)


def test_what_is_offered_is_what_a_person_wants(open_page: Opener, served_site: str) -> None:
    """On the repository's own five issues: 44 slips of the hand, and 45 queries that have nothing to do with gazettes."""
    page = open_page()
    search(page, served_site, "zzzz")
    meant = {slip: word for group in MISSPELT.split("|") for word, slips in [group.split(":")] for slip in slips.split()}
    elsewhere = ELSEWHERE.split()
    assert (len(meant), len(elsewhere)) == (44, 45)
    offered = page.evaluate(NEAR, [*meant, *elsewhere])
    assert {slip: offered[slip]["mended"] for slip, word in meant.items() if word not in offered[slip]["mended"]} == {}
    assert {query: offered[query] for query in elsewhere if offered[query] != {"mended": [], "parted": None}} == {}


def test_a_choice_is_offered_only_where_there_is_one(open_page: Opener, served_site: str) -> None:
    page = open_page()
    search(page, served_site, "农村公录")
    assert set(page.locator("[data-mended] a").all_inner_texts()) == {"农村公益", "农村公共", "农村公路"}
    search(page, served_site, "朋户区改造")
    assert page.locator("[data-mended] a").all_inner_texts() == ["棚户区改造"]


def test_words_that_stand_apart_are_offered_apart(open_page: Opener, gold_address: str, gold_documents: list[Document]) -> None:
    page = open_page()
    search(page, gold_address, "医疗保险棚户区改造")
    assert results(page) == []
    search(page, gold_address, "医疗保险缴费标准")
    assert page.locator("[data-parted] a").inner_text() == "医疗保险 缴费标准"
    page.locator("[data-parted] a").click()
    page.wait_for_selector("[data-result]")
    assert set(results(page)) == holders(gold_documents, "医疗保险") & holders(gold_documents, "缴费标准")


@pytest.mark.parametrize("query", ["医疗保险", "zzzz", "宛政〔2021〕77号", "，。？", "铥"])
def test_nothing_is_offered_where_there_are_hits_or_nothing_is_near(open_page: Opener, gold_address: str, query: str) -> None:
    page = open_page()
    search(page, gold_address, query)
    assert page.locator("[data-mended]").is_hidden()
    assert page.locator("[data-parted]").is_hidden()


@pytest.mark.parametrize(
    ("typed", "simple"),
    [("營商環境", "营商环境"), ("宛政辦〔2021〕17號", "宛政办〔2021〕17号"), ("疫情之後", "疫情之后"), ("醫療保险", "医疗保险")],
)
def test_traditional_characters_find_what_simplified_ones_find(
    open_page: Opener, gold_address: str, typed: str, simple: str
) -> None:
    page = open_page()
    search(page, gold_address, typed)
    found = results(page)
    search(page, gold_address, simple)
    assert found == results(page)


def test_traditional_characters_are_marked_as_the_page_has_them(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "營商環境")
    page.locator("[data-result] .hit-snippets a").first.click()
    page.wait_for_selector("mark.now")
    assert page.locator("mark").first.inner_text() == "营商环境"


def test_the_table_of_traditional_characters_is_loaded_only_for_them(open_page: Opener, gold_address: str) -> None:
    page = open_page()
    search(page, gold_address, "医疗保险")
    assert not [url for url in open_page.opened[0].requests if "simplified" in url]
    search(page, gold_address, "醫療保險")
    assert [url for url in open_page.opened[0].requests if "simplified" in url]
