"""The command line: one file a group of commands, thin; `main` loads a command when it is asked for."""
