from django.urls import path

from hearth.journey.casework.views import own

app_name = "handling"
urlpatterns: list = [path("chase/", own.chase, name="chase")]
