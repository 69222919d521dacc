from django.urls import path

from hearth.doors.home.views import answers, deputies, finding, home, popolo, stations

app_name = "congress"
urlpatterns = [
    path("", home.home, name="home"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<str:code>/", deputies.deputy, name="deputy"),
    path("popolo.json", popolo.popolo, name="popolo"),
    path("my-deputy/", finding.my_deputy, name="my_deputy"),
    path("answers/", answers.answers, name="answers"),
    path("answers/<str:code>/", answers.answer, name="answer"),
    path("stations/", stations.stations, name="stations"),
    path("stations/<uuid:pk>/", stations.station, name="station"),
    path("stations/<uuid:pk>/reception-days.ics", stations.calendar, name="reception_calendar"),
]
