from django.urls import path

app_name = "desks"
urlpatterns: list = []
