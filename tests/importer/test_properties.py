"""Promises for any text: it imports or is refused with reasons, keeps every character, and gives the same twice."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette.errors import GazetteError
from gazette.importer import ImportOptions, import_source
from gazette.model import Imported

OPTIONS = ImportOptions(gazette="南阳市人民政府公报", year=2021, number=6)
PIECES = (
    "南阳市人民政府", "关于印发管理办法的通知", "宛政〔2021〕7号", "（2021年6月23日）", "2021年6月23日", "二〇二一年六月", "各县区人民政府：",
    "第一条　为了保护环境", "一、总体要求", "（一）指导思想。", "1. ", "1.1 编制目的", "附件1", "——在会议上的讲话", "同志们：", "●卷首语", "目 录",
    "责任单位：市科技局。", "【市政府文件】", "……12", "— 17 —", "|", "\t", "---", "（市统计局）", "本刊讯", "发展经济，改善民生", "。", "，", "；", "：",
    "《", "》", "“", "”", " ", "  ", "　", "\n", "\n\n", "\f", "\r\n", "- ", "# ", "and", "5G", "PM2.5", "<b>", "$x$", "\u200b", "\ufeff", "*", ":::",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=60).map("".join)
gazettes = st.lists(st.sampled_from(PIECES), min_size=5, max_size=90).map("".join)


def imported_or_none(text: str) -> Imported | None:
    try:
        return import_source(text.encode("utf-8", "surrogatepass"), "任意.txt", OPTIONS)
    except GazetteError as error:
        assert error.problems
        assert all(problem.code.startswith("importer.") and problem.text for problem in error.problems)
        return None


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isprintable() and not c.isspace())


def written(imported: Imported) -> str:
    articles = [f"{a.facts.title}{a.facts.subtitle or ''}{a.facts.doc_number or ''}{a.body}" for a in imported.issue.articles]
    return "".join([imported.issue.masthead, *articles, *(d.text for d in imported.ledger.dropped)])


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(texts, gazettes))
def test_any_text_imports_or_is_refused_with_a_reason(text: str) -> None:
    imported = imported_or_none(text)
    assert imported is None or (imported.issue.articles and all(a.facts.title for a in imported.issue.articles))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(gazettes)
def test_no_character_is_lost(text: str) -> None:
    imported = imported_or_none(text)
    if imported is not None:
        assert not letters(text) - letters(written(imported))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(gazettes)
def test_the_same_text_gives_the_same_issue(text: str) -> None:
    first = imported_or_none(text)
    assert first == imported_or_none(text)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(gazettes)
def test_addresses_within_an_issue_are_unique(text: str) -> None:
    imported = imported_or_none(text)
    slugs = [a.slug for a in imported.issue.articles] if imported else []
    assert len(slugs) == len(set(slugs))
    assert all(s and s.isascii() and s == s.lower() for s in slugs)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_import_or_are_refused(data: bytes) -> None:
    try:
        import_source(data, "任意.bin", OPTIONS)
    except GazetteError as error:
        assert error.problems
