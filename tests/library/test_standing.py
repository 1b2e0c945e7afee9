"""What documents do to one another, as their front matter says it."""

import dataclasses

import pytest

from gazette.library import Act
from tests.library.conftest import Archive, article

OLD = "nanyang/2021-06/old"


@pytest.mark.parametrize(
    "citation",
    ["宛政〔2015〕3号", "宛政[2015]3号", "《南阳市人民政府关于绿化的通知》", "《关于绿化的通知》", "《南阳市绿化办法》", OLD],
)
def test_a_citation_leads_to_its_document(archive: Archive, citation: str) -> None:
    old = article("old", "南阳市人民政府关于绿化的通知", "# 南阳市绿化办法\n\n第一条 甲。\n", doc_number="宛政〔2015〕3号")
    library = archive(nanyang=[old, article("new", "甲", repeals=(citation,), amends=(citation,))])
    standing = library.standing("nanyang/2021-06/new")
    assert (standing.repeals, standing.amends) == ((Act(citation, OLD),), (Act(citation, OLD),))
    assert library.standing(OLD).repealed_by == library.standing(OLD).amended_by == ["nanyang/2021-06/new"]


def test_the_same_gazettes_document_comes_first(archive: Archive) -> None:
    citing = article("new", "甲", repeals=("《关于绿化的通知》",))
    library = archive(
        nanyang=[article("old", "南阳市人民政府关于绿化的通知"), citing],
        zhumadian=[article("old", "驻马店市人民政府关于绿化的通知")],
    )
    assert library.standing("nanyang/2021-06/new").repeals[0].target == OLD


def test_what_means_nothing_or_two_leads_nowhere(archive: Archive) -> None:
    twins = [article(slug, "南阳市人民政府关于绿化的通知") for slug in ("a", "b")]
    citing = article("new", "甲", repeals=("《南阳市人民政府关于绿化的通知》", "宛政〔2001〕1号", "nanyang/2021-06/new"))
    library = archive(nanyang=[*twins, citing])
    assert [act.target for act in library.standing("nanyang/2021-06/new").repeals] == [None, None, "nanyang/2021-06/new"]
    assert library.standing("nanyang/2021-06/new").repealed_by == []


def test_an_address_that_leads_on_means_what_it_leads_to(archive: Archive) -> None:
    library = archive(nanyang=[article("old", "甲"), article("new", "乙", repeals=("nanyang/2021-06/former",))])
    moved = dataclasses.replace(library, redirects={"nanyang/2021-06/former": OLD})
    assert moved.standing("nanyang/2021-06/new").repeals[0].target == OLD
