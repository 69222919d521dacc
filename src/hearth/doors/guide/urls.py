from django.urls import path

from hearth.doors.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("congress/", views.congress, name="congress"),
    path("congress/above/", views.above, name="above"),
]
