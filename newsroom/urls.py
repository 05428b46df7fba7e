"""The site map."""

from django.contrib import admin
from django.urls import include, path

from newsroom import offline, wellknown
from newsroom.style_page import style_page

urlpatterns = [
    path("admin/", admin.site.urls),
    path(".well-known/security.txt", wellknown.security, name="security"),
    path("favicon.ico", wellknown.favicon, name="favicon"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.worker, name="worker"),
    path("ngoai-tuyen/", offline.page, name="offline"),
    path("_kieu-dang/", admin.site.admin_view(style_page), name="style-page"),
    path("", include("comments.urls")),
    path("", include("articles.urls")),
]

handler400 = "newsroom.errors.bad_request"
handler404 = "articles.views.errors.not_found"
