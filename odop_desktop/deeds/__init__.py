"""What takes both an action and a file, step by step: the same whether the window asks for it or a command."""
