from django.urls import path

from hearth.journey.contact.views import answering, own_data, own_publication, photos, receipt, thread

app_name = "track"
urlpatterns = [
    path("", thread.thread, name="thread"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("receipt/paper/", receipt.paper, name="paper"),
    path("messages/", answering.add, name="add"),
    path("rating/", answering.rate, name="rate"),
    path("reopening/", answering.reopen, name="reopen"),
    path("withdrawal/", answering.withdraw, name="withdraw"),
    path("appeal/", answering.appeal, name="appeal"),
    path("leaving/", answering.leave, name="leave"),
    path("data/", own_data.own_data, name="data"),
    path("data/copy/", own_data.copy, name="copy"),
    path("data/correction/", own_data.correct, name="correct"),
    path("data/passage/", own_data.mask, name="mask"),
    path("data/news/", own_data.choose_news, name="choose_news"),
    path("data/consent/", own_data.withdraw_consent, name="withdraw_consent"),
    path("data/contact/", own_data.erase_contact, name="erase_contact"),
    path("data/erasure/", own_data.erase, name="erase"),
    path("publication/consent/", own_publication.consent, name="consent"),
    path("publication/refusal/", own_publication.decline, name="decline"),
    path("publication/wish/", own_publication.wish, name="wish"),
    path("publication/removal/", own_publication.take_back, name="take_back"),
    path("photos/<uuid:message>/<int:number>/", photos.photo, name="photo"),
]
