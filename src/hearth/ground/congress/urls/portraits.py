from django.urls import path

from hearth.ground.congress.views import portraits

app_name = "portraits"
urlpatterns = [path("<str:portrait>/", portraits.portrait, name="portrait")]
