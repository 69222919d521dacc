from django.urls import path

from hearth.journey.contact.views import answering, photos, receipt, thread

app_name = "track"
urlpatterns = [
    path("", thread.thread, name="thread"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("messages/", answering.add, name="add"),
    path("rating/", answering.rate, name="rate"),
    path("reopening/", answering.reopen, name="reopen"),
    path("withdrawal/", answering.withdraw, name="withdraw"),
    path("appeal/", answering.appeal, name="appeal"),
    path("leaving/", answering.leave, name="leave"),
    path("photos/<uuid:message>/<int:number>/", photos.photo, name="photo"),
]
