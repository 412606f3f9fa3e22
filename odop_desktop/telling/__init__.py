"""What both faces, the command line and the window, say of records, of what happened and of what went wrong."""
