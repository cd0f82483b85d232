"""From results to what people read: the result document, tables, figures, the brief."""
