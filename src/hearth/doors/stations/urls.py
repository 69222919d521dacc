from django.urls import path

from hearth.doors.stations.views import days, desk, roster

app_name = "stations"
urlpatterns = [
    path("reception/", desk.overview, name="overview"),
    path("setup/stations/<uuid:station>/desk/", desk.desk, name="desk"),
    path("setup/stations/<uuid:station>/roster/", roster.roster, name="roster"),
    path("setup/stations/<uuid:station>/roster/<str:deputy>/removal/", roster.detach, name="detach"),
    path("setup/stations/<uuid:station>/reception-days/", days.days, name="days"),
    path("setup/stations/<uuid:station>/reception-days/new/", days.announce, name="announce"),
    path("setup/stations/<uuid:station>/reception-days/<uuid:day>/", days.correct, name="correct"),
    path("setup/stations/<uuid:station>/reception-days/<uuid:day>/cancellation/", days.cancel, name="cancel"),
]
