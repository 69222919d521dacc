from django.urls import path

from hearth.doors.desks import views

app_name = "desks"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("news/", views.news, name="news"),
    path("together/", views.together, name="together"),
]
