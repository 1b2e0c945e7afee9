"""Issues on disk: front matter, Markdown folders, validation, safe writing."""
