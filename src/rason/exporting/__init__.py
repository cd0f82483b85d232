"""Cases and runs in the formats of other programs: maps, data packages, networks, workbooks."""
