"""Where readers answer."""

app_name = "comments"

urlpatterns = []
