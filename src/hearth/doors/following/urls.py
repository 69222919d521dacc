from django.urls import path

from hearth.doors.following.views import asking, own

app_name = "following"
urlpatterns = [
    path("follow/<str:kind>/", asking.ask_for_all, name="ask_for_all"),
    path("follow/<str:kind>/<str:code>/", asking.ask, name="ask"),
    path("following/<str:token>/", own.own, name="own"),
]
