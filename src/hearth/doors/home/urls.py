from django.urls import path

from hearth.doors.home.views import deputies, home, stations

app_name = "congress"
urlpatterns = [
    path("", home.home, name="home"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<str:code>/", deputies.deputy, name="deputy"),
    path("stations/", stations.stations, name="stations"),
    path("stations/<uuid:pk>/", stations.station, name="station"),
]
