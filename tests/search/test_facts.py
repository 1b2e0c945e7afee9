"""The files by which results are narrowed and ordered."""

from gazette.library import Library
from gazette.search.codec import ALPHABET, LAST, PARTS
from gazette.search.documents import Document
from gazette.search.facts import day_number, fact_files


def decoded(text: str) -> list[int]:
    """What ``encode`` made a text of."""
    numbers, number, weight = [], 0, 1
    for sign in text:
        value = ALPHABET.index(sign)
        number += value * weight
        weight *= PARTS
        if value < LAST:
            numbers.append(number)
            number, weight = 0, 1
    return numbers


def test_every_document_has_its_issuer(gold_library: Library, gold_documents: list[Document]) -> None:
    names, column = dict(fact_files(gold_library, ["医疗"]))["issuers"]
    assert [list(names)[at] for at in decoded(str(column))] == [document.facts.issuer or "" for document in gold_documents]  # type: ignore[call-overload]


def test_newer_documents_have_smaller_ages_and_those_without_date_that_of_their_issue(gold_library: Library) -> None:
    (column,) = dict(fact_files(gold_library, ["医疗"]))["dates"]
    pairs = [(issue, article) for issue in gold_library.issues for article in issue.articles]
    dates = [article.facts.date or issue.facts.published or str(issue.facts.year) for issue, article in pairs]
    ages = decoded(str(column))
    assert len(ages) == len(dates)
    by_age = [date for _, date in sorted(zip(ages, dates, strict=True), key=lambda pair: pair[0])]
    assert by_age == sorted(dates, reverse=True)
    assert day_number(*pairs[0]) > 2020 * 13 * 32


def test_an_issue_lists_its_documents(gold_library: Library) -> None:
    files = dict(fact_files(gold_library, ["医疗"]))
    for issue in gold_library.issues:
        slugs, titles = files[issue.address]
        assert slugs == [article.slug for article in issue.articles]
        assert titles == [article.facts.title for article in issue.articles]


def test_traditional_characters_lead_to_those_of_the_archive(gold_library: Library) -> None:
    traditional, simple = dict(fact_files(gold_library, ["医疗", "疗保", "保险", "画", "规划"]))["simplified"]
    table = dict(zip(str(traditional), str(simple), strict=True))
    assert "".join(table.get(sign, sign) for sign in "醫療保險") == "医疗保险"
    assert "畫" not in table  # 画 or 划
    assert "國" not in table  # 国 does not occur
    assert not set(table) & set(table.values())
