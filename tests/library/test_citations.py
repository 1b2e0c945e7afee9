"""Which names of documents lead to them, and which stay plain."""

import pytest

from gazette.library import Citation, Library
from tests.library.conftest import Archive, article

MEASURES = """现将《南阳市城市绿化办法》印发给你们。

# 南阳市城市绿化办法

第一条 为了绿化。

第二条 绿化分为：

（一）植树；

（二）种草。

第三条 分两款。

第二款。
"""
ADDRESS = "nanyang/2021-06/wz-2021-7"


def from_text(archive: Archive, text: str, gazette: str = "nanyang", **facts: object) -> list[Citation]:
    """What a text of the gazette cites, in an archive with one document of each of two cities and two of one title."""
    own = [
        article(
            "wz-2021-7",
            "南阳市人民政府关于印发南阳市城市绿化办法的通知",
            MEASURES,
            doc_number="宛政〔2021〕7号",
            issuer="南阳市人民政府",
        ),
        article("wz-2021-8", "南阳市人民政府关于防汛的通知", doc_number="宛政〔2021〕8号", issuer="南阳市人民政府"),
        article("wz-2020-8", "南阳市人民政府关于春耕的通知", doc_number="宛政〔2020〕8号", issuer="南阳市人民政府"),
        article("wz-2021-9", "南阳市人民政府关于春耕的通知", doc_number="宛政〔2021〕9号", issuer="南阳市人民政府"),
    ]
    other = [article("zz-2021-1", "驻马店市人民政府关于防汛的通知", doc_number="驻政〔2021〕1号", issuer="驻马店市人民政府")]
    citing = article("citing", "引文", f"{text}\n", kind="essay", **facts)
    (own if gazette == "nanyang" else other).append(citing)
    library = archive(nanyang=own, zhumadian=other)
    return list(library.citations.by(f"{gazette}/2021-06/citing"))


def ends(text: str, found: list[Citation]) -> list[tuple[str, str, str | None]]:
    return [(text[c.start : c.end], c.target.rpartition("/")[2], c.fragment) for c in found]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("按照宛政〔2021〕8号文件", [("宛政〔2021〕8号", "wz-2021-8", None)]),
        ("按照宛政[2021]8号文件", [("宛政[2021]8号", "wz-2021-8", None)]),
        ("宛政 〔2021〕 8 号", [("宛政 〔2021〕 8 号", "wz-2021-8", None)]),
        ("《关于防汛》（宛政〔2021〕8号）要求", [("《关于防汛》（宛政〔2021〕8号）", "wz-2021-8", None)]),
        ("《南阳市人民政府关于防汛的通知》要求", [("《南阳市人民政府关于防汛的通知》", "wz-2021-8", None)]),
        ("《南阳市人民政府关于防汛的通知》（宛政办〔2021〕8号）", []),  # the number is not in the archive
        ("《南阳市人民政府关于防汛的通知》（宛政〔2021〕7号）", []),  # title and number disagree
        ("《南阳市人民政府关于森林防火的决定》（宛政〔2021〕8号）", []),
        (
            "《南阳市人民政府关于防讯的通知》（宛政〔2021〕8号）",
            [("《南阳市人民政府关于防讯的通知》（宛政〔2021〕8号）", "wz-2021-8", None)],
        ),
        ("《南阳市城市绿化办法》（宛政〔2021〕7号）", [("《南阳市城市绿化办法》（宛政〔2021〕7号）", "wz-2021-7", "part-1")]),
        ("《市政府关于防汛的通知》", [("《市政府关于防汛的通知》", "wz-2021-8", None)]),
        ("《关于防汛的通知》", [("《关于防汛的通知》", "wz-2021-8", None)]),
        ("省政府办公厅《关于防汛的通知》", []),
        ("国家林草局《关于防汛的通知》", []),
        ("《南阳市人民政府关于春耕的通知》", []),  # two of that title
        (
            "《南阳市人民政府关于春耕的通知》（宛政〔2021〕9号）",
            [("《南阳市人民政府关于春耕的通知》（宛政〔2021〕9号）", "wz-2021-9", None)],
        ),
        ("豫宛政〔2021〕8号", []),  # a longer number than ours
        ("宛政办〔2021〕8号", []),
        ("《防汛法》和《森林法》第三条", []),
        ("《南阳市城市绿化办法》", [("《南阳市城市绿化办法》", "wz-2021-7", "part-1")]),
        (
            "《南阳市城市绿化办法》第二条第（二）项、第三条第二款和第九条",
            [
                ("《南阳市城市绿化办法》", "wz-2021-7", "part-1"),
                ("第二条第（二）项", "wz-2021-7", "art-2-1-2"),
                ("第三条第二款", "wz-2021-7", "art-3-2"),
            ],
        ),
        ("《关于印发〈南阳市城市绿化办法〉的通知》", [("《关于印发〈南阳市城市绿化办法〉的通知》", "wz-2021-7", None)]),
        ("《驻马店市人民政府关于防汛的通知》", [("《驻马店市人民政府关于防汛的通知》", "zz-2021-1", None)]),
    ],
)
def test_a_name_leads_to_one_document_or_stays_plain(archive: Archive, text: str, cited: list[tuple[str, str, str | None]]) -> None:
    assert ends(text, from_text(archive, text)) == cited


def test_the_same_citys_document_comes_first(archive: Archive) -> None:
    (found,) = from_text(archive, "《关于防汛的通知》", "zhumadian")
    assert found.target == "zhumadian/2021-06/zz-2021-1"


def test_two_documents_of_one_number_are_none(archive: Archive) -> None:
    twins = [article(slug, f"关于{slug}的通知", doc_number="宛政〔2021〕7号") for slug in ("a", "b")]
    library = archive(nanyang=[*twins, article("c", "引文", "按照宛政〔2021〕7号文件。\n")])
    assert library.citations.by("nanyang/2021-06/c") == ()


def test_a_speech_is_not_cited_by_its_title(archive: Archive) -> None:
    speech = article("jiang-hua", "南阳市政府工作报告", kind="speech")
    library = archive(nanyang=[speech, article("c", "引文", "《南阳市政府工作报告》提出。\n")])
    assert library.citations.by("nanyang/2021-06/c") == ()


def test_the_cited_document_knows_the_place_and_the_sentence(archive: Archive) -> None:
    library = archive(
        nanyang=[
            article("wz-2021-8", "南阳市人民政府关于防汛的通知", doc_number="宛政〔2021〕8号"),
            article("c", "引文", "第一条 甲。按照宛政〔2021〕8号文件执行。乙。\n\n宛政〔2021〕8号同时废止。\n"),
        ]
    )
    found = library.citations.of("nanyang/2021-06/wz-2021-8")
    assert [(c.source, c.passage, c.sentence) for c in found] == [
        ("nanyang/2021-06/c", "art-1", "按照宛政〔2021〕8号文件执行。"),
        ("nanyang/2021-06/c", "art-1-2", "宛政〔2021〕8号同时废止。"),
    ]


def test_a_document_that_names_itself_cites_nothing(archive: Archive) -> None:
    own = article(
        "a", "南阳市人民政府关于防汛的通知", "本通知（宛政〔2021〕8号）自印发之日起施行。\n", doc_number="宛政〔2021〕8号"
    )
    library: Library = archive(nanyang=[own])
    assert library.citations.by("nanyang/2021-06/a") == ()
    assert library.citations.of("nanyang/2021-06/a") == ()


def test_only_what_cites_is_rendered(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost of the lists grows with the citations, not with the archive."""
    rendered: list[str] = []
    import gazette.library.citations as room  # noqa: PLC0415

    real = room.render
    monkeypatch.setattr(room, "render", lambda body, recipients: rendered.append(body) or real(body, recipients))
    plain = [article(f"a{n}", f"南阳市人民政府关于{n}号事项的通知", "根据《森林法》，按照豫政〔2020〕1号。\n") for n in range(50)]
    citing = article("c", "引文", "按照宛政〔2021〕8号和宛政〔2021〕9号。\n")
    cited = [article(f"b{n}", f"南阳市人民政府关于{n}的通知", doc_number=f"宛政〔2021〕{n}号") for n in (8, 9)]
    library = archive(nanyang=[*plain, *cited, citing])
    assert len(library.citations.by("nanyang/2021-06/c")) == 2
    assert rendered == [citing.body]


@pytest.mark.parametrize(
    ("text", "linked"),
    [("《南阳市城市绿化办法》", False), ("宛政〔2021〕7号", True), ("《南阳市城市绿化办法》（宛政〔2021〕7号）", True)],
)
def test_a_title_means_no_document_that_came_later_and_a_number_does(archive: Archive, text: str, linked: bool) -> None:
    later = article(
        "a", "南阳市人民政府关于印发南阳市城市绿化办法的通知", MEASURES, doc_number="宛政〔2021〕7号", date="2021-06-01"
    )
    library = archive(nanyang=[later, article("c", "引文", f"按照{text}。\n", date="2020-03-01", kind="document")])
    assert bool(library.citations.by("nanyang/2021-06/c")) == linked
