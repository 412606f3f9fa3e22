"""Wording into PDF: fonts, shaping, pages, marks. Imported only where a PDF is made (DECISIONS 19)."""
