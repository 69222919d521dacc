from django.urls import path

from hearth.doors.installation import views

app_name = "installation"
urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
    path("<slug:slug>", views.with_slash, name="with_slash"),
]
