from django.urls import path

from hearth.journey.contact.views import photos, receipt, thread

app_name = "track"
urlpatterns = [
    path("", thread.thread, name="thread"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("messages/", thread.add, name="add"),
    path("rating/", thread.rate, name="rate"),
    path("reopening/", thread.reopen, name="reopen"),
    path("withdrawal/", thread.withdraw, name="withdraw"),
    path("appeal/", thread.appeal, name="appeal"),
    path("leaving/", thread.leave, name="leave"),
    path("photos/<uuid:message>/<int:number>/", photos.photo, name="photo"),
]
