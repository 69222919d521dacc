from django.urls import path

from hearth.journey.contact.views import door

app_name = "door"
urlpatterns = [
    path("", door.look_up, name="look_up"),
    path("<str:code>", door.landing, name="landing"),
    path("<str:code>/", door.landing),
    path("<str:code>/<str:deputy>/", door.at_station, name="at_station"),
]
