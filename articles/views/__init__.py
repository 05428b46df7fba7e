"""Readers' pages: one view a page, named for it."""
