"""Issues on disk: front matter, Markdown folders, validation, safe writing (the content format of docs/content.md)."""

from gazette.content.names import file_name
from gazette.content.read import read_issues, read_names, read_redirects
from gazette.content.unparse import body_of
from gazette.content.write import Written, differences, write_issue

__all__ = ["Written", "body_of", "differences", "file_name", "read_issues", "read_names", "read_redirects", "write_issue"]
