"""The site map."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("comments.urls")),
    path("", include("articles.urls")),
]

handler400 = "newsroom.errors.bad_request"
handler404 = "articles.views.errors.not_found"
