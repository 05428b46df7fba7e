"""The style page for staff: every part of readers' pages in every state, drawn by its own template."""

from newsroom.style_page.view import style_page

__all__ = ["style_page"]
