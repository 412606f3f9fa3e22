"""Sheets: lists read from workbooks in a process of their own, tables and templates written."""
