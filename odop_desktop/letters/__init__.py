"""Every paper the office prints: facts are composed into blocks, blocks are rendered into PDF.

`compose` is pure and knows no library of PDF; `render` is imported only where a PDF is made.
"""
