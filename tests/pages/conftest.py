"""A small archive: two gazettes, three issues, and an address that leads on."""

import pytest

from gazette.config import Config, GazetteConfig
from gazette.library import Library
from gazette.model import Article, ArticleFacts, Issue, IssueFacts, Place

OPINION = """各县（市、区）人民政府：

为做好有关工作，根据《河南省人民政府关于实施意见》（豫政〔2020〕37号），现提出如下意见。

## 一、总体要求

（一）指导思想。以人民为中心，扎实推进各项工作。

## 二、保障措施

第一条 本意见自印发之日起施行。

::: signature
南阳市人民政府
2021年6月23日
:::

# 附件1

# 任务分工表

| 序号 | 单位 |
| --- | --- |
| 1 | 市财政局 |
"""


def article(order: int, slug: str, title: str, body: str = "正文。\n", **facts: object) -> Article:
    """An article with the facts given."""
    return Article(ArticleFacts(title, **facts), slug, order, body, Place(f"{order:02d}-{slug}.md", 8))  # type: ignore[arg-type]


def issue(slug: str, name: str, year: int, number: int, *articles: Article, **facts: object) -> Issue:
    """An issue with the articles given."""
    printed = IssueFacts(name, year, number, **facts)  # type: ignore[arg-type]
    return Issue(printed, slug, "主办：市政府办公室\n", articles, Place("index.md", 8))


NANYANG, ZHUMADIAN = "南阳市人民政府公报", "驻马店市人民政府公报"
GOVERNMENT, OFFICE = "南阳市人民政府", "南阳市人民政府办公室"


@pytest.fixture
def archive() -> Library:
    """The archive as a library."""
    foreword = article(1, "juan-shou-yu", "江山就是人民　人民就是江山", section="卷首语", kind="essay")
    speech = article(2, "jiang-hua", "在会议上的讲话", kind="speech", author="石秀田", subtitle="——在法治政府建设会议上")
    opinion = article(
        3,
        "wz-2021-7",
        "南阳市人民政府关于实施分区管控的意见",
        OPINION,
        section="文件选载",
        doc_number="宛政〔2021〕7号",
        issuer=GOVERNMENT,
        date="2021-06-23",
        recipients="各县（市、区）人民政府：",
        page=12,
    )
    notice = article(
        4, "wzb-2021-17", "关于<script>alert(1)</script>的通知", section="文件选载", doc_number="宛政办〔2021〕17号", issuer=OFFICE
    )
    earlier = article(1, "wz-2020-12", "关于防汛的通知", doc_number="宛政〔2020〕12号", issuer=GOVERNMENT)
    later = article(1, "wz-2021-2", "关于春耕的通知", doc_number="宛政〔2021〕2号", issuer=GOVERNMENT)
    order = article(1, "ling-3", "城市管理办法", doc_number="驻马店市人民政府令第3号", date="2020-04-01", kind="document")
    issues = (
        issue("nanyang", NANYANG, 2020, 12, earlier),
        issue("nanyang", NANYANG, 2021, 1, later),
        issue("nanyang", NANYANG, 2021, 6, foreword, speech, opinion, notice, published="2021-06", total_number=181),
        issue("zhumadian", ZHUMADIAN, 2020, 4, order),
    )
    redirects = {"nanyang/2021-06/yi-jian": "nanyang/2021-06/wz-2021-7", "nanyang/2021-07": "nanyang/2021-06"}
    config = Config(gazettes={"nanyang": GazetteConfig("南阳公报", "南阳市", "#12507a")})
    return Library(issues, redirects, config)
