"""Days for feeds, the sitemap and books: taken from the content, never from a clock, so that the same input gives the same bytes."""

from gazette.model import Issue


def day_of(issue: Issue) -> str:
    """The day from which an issue is there, as an ISO date.

    It is the day of publication where the source says it. Where it says only a month or a year, the issue is not older than its
    newest document dated within it; where there is none either, the first day of that month or year stands for it.
    """
    said = issue.facts.published or f"{issue.facts.year:04d}"
    if len(said) == 10:
        return said
    dates = [a.facts.date for a in issue.articles if a.facts.date and a.facts.date.startswith(said)]
    return max(dates, default=f"{said}-01-01"[:10])


def moment(day: str) -> str:
    """A day as RFC 3339 wants it where a time is required: its beginning in China.

    >>> moment("2021-06-23")
    '2021-06-23T00:00:00+08:00'
    """
    return f"{day}T00:00:00+08:00"
