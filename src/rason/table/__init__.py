"""Tables with a schema: rows, columns, names and units, as frames, files and text."""
