"""What leaves the site for machines and for the shelf: metadata, feeds, the sitemap, data, books and plain files."""

from gazette.exports.book import TEMPLATES
from gazette.exports.issue import issue_feed_entries, issue_files
from gazette.exports.metadata import metadata_of
from gazette.exports.press import Press
from gazette.exports.site import site_files

__all__ = ["TEMPLATES", "Press", "issue_feed_entries", "issue_files", "metadata_of", "site_files"]
