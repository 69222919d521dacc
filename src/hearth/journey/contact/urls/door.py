from django.urls import path

app_name = "door"
urlpatterns: list = []
