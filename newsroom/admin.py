"""The admin site: where the newsroom works."""

from django.contrib import admin


class NewsroomAdminSite(admin.AdminSite):
    pass
