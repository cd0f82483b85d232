"""The brief as slides: native tables and charts, which whoever shows them can edit."""
