"""The interface described: OpenAPI, a page and Markdown, all made of the table of routes."""
