"""The brief as a Word document: headings, real tables, captions, pictures with their words."""
