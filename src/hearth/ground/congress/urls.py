from django.urls import path

app_name = "congress"
urlpatterns: list = []
