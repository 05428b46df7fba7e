"""Where readers answer."""

from django.urls import path, re_path

from comments import views

app_name = "comments"

_STORY = r"^(?P<slug>[a-z0-9-]+)-(?P<pk>[0-9]{1,18})/binh-luan/"

urlpatterns = [
    path("binh-luan/<str:public_id>/", views.receipt, name="receipt"),
    re_path(rf"{_STORY}$", views.ThreadPage.as_view(), name="thread"),
    re_path(rf"{_STORY}phieu/$", views.ticket, name="ticket"),
    re_path(rf"{_STORY}(?P<root_id>[0-9]{{1,18}})/$", views.RepliesPage.as_view(), name="replies"),
]
