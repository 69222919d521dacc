from django.urls import path

app_name = "track"
urlpatterns: list = []
