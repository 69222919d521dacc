from django.urls import path

from hearth.doors.auditing.views import key

app_name = "ledger"
urlpatterns = [path("", key.ledger_key, name="key")]
