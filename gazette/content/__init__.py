"""Issues on disk: front matter, Markdown folders, validation, safe writing (the content format of docs/content.md)."""

from gazette.content.history import History, history_stamp, read_history, write_edits
from gazette.content.names import INDEX, ISSUE_FOLDER, SLUG, file_name
from gazette.content.read import read_issue, read_issues, read_names
from gazette.content.redirects import read_redirects
from gazette.content.signature import content_signature, signatures
from gazette.content.unparse import body_of
from gazette.content.write import Written, differences, file_text, write_issue

__all__ = [
    "INDEX",
    "ISSUE_FOLDER",
    "SLUG",
    "History",
    "Written",
    "body_of",
    "content_signature",
    "differences",
    "file_name",
    "file_text",
    "history_stamp",
    "read_history",
    "read_issue",
    "read_issues",
    "read_names",
    "read_redirects",
    "signatures",
    "write_edits",
    "write_issue",
]
