"""Readers' addresses. The catch-all for categories stands last."""

app_name = "articles"

urlpatterns = []
