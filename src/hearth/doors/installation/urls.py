from django.urls import path

app_name = "installation"
urlpatterns: list = []
