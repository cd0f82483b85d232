"""The brief: one self-contained page, in HTML and Markdown."""
