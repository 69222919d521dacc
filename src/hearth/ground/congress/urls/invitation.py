from django.urls import path

from hearth.ground.congress.views import arriving

app_name = "invitation"
urlpatterns = [
    path("", arriving.open_invitation, name="open"),
    path("acceptance/", arriving.accept_invitation, name="accept_invitation"),
    path("posts/", arriving.take_posts, name="take_posts"),
]
