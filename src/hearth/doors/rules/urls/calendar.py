from django.urls import path

from hearth.doors.rules.views import calendars

app_name = "calendar"
urlpatterns = [
    path("", calendars.calendar, name="calendar"),
    path("<int:year>/", calendars.year, name="year"),
    path("<int:year>/hours/", calendars.hours, name="hours"),
    path("<int:year>/announcement/", calendars.announce, name="announce"),
]
