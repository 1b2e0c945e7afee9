"""Article bodies: Markdown to blocks, HTML, contents list and passages."""
