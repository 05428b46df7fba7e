"""What is true for the whole site: the publication, its static pages and menu, and the people who log in."""

from newsroom.models.menu import MenuItem
from newsroom.models.page import Page
from newsroom.models.people import User
from newsroom.models.publication import FollowLink, Publication

__all__ = ["FollowLink", "MenuItem", "Page", "Publication", "User"]
