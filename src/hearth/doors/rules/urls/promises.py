from django.urls import path

from hearth.doors.rules.views import promises

app_name = "promises"
urlpatterns = [
    path("", promises.promises, name="promises"),
    path("<uuid:pk>/", promises.unit, name="unit"),
    path("<uuid:pk>/end/<uuid:promise>/", promises.end_promise, name="end_promise"),
]
