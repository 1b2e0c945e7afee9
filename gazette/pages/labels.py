"""The day that 国办发〔2017〕47号 附件 (网页标签) wants of every article, as PubDate."""

from gazette.model import IssueFacts


def publication_date(issue: IssueFacts, date: str | None) -> str:
    """``YYYY-MM-DD HH:MM``. The label knows no bare month: where the day of publication is not printed, it is the first on which the
    issue can have come out, which is not before the month or year that is printed nor before the article's own date.

    >>> publication_date(IssueFacts("某市人民政府公报", 2021, 6, published="2021-06-30"), "2021-06-23")
    '2021-06-30 00:00'
    >>> publication_date(IssueFacts("某市人民政府公报", 2021, 6, published="2021-06"), "2021-06-23")
    '2021-06-23 00:00'
    >>> publication_date(IssueFacts("某市人民政府公报", 2021, 6), "2020-12-31")
    '2021-01-01 00:00'
    """
    known = issue.published or str(issue.year)
    first = (known + "-01-01")[: len("2021-01-01")]
    if len(known) == len(first) or not date:
        return f"{first} 00:00"
    return f"{max(first, date)} 00:00"
