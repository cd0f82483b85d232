"""The HTTP interface: what the command line answers, for the workbench and for other programs."""
