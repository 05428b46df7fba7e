"""Where readers answer."""

from django.urls import path

from comments import views

app_name = "comments"

_STORY = "<slug:slug>-<int:pk>/binh-luan/"

urlpatterns = [
    path("binh-luan/<str:public_id>/", views.receipt, name="receipt"),
    path(_STORY, views.ThreadPage.as_view(), name="thread"),
    path(f"{_STORY}phieu/", views.ticket, name="ticket"),
    path(f"{_STORY}<int:root_id>/", views.RepliesPage.as_view(), name="replies"),
]
