from django.urls import path

from hearth.doors.finding.views import extracts, kept, paper, search

app_name = "finding"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/views/", kept.views, name="views"),
    path("search/views/<uuid:view>/list/", kept.open_view, name="open_view"),
    path("search/views/kept/", kept.keep, name="keep_view"),
    path("search/views/<uuid:view>/", kept.rename, name="rename_view"),
    path("search/views/<uuid:view>/sharing/", kept.share, name="share_view"),
    path("search/views/<uuid:view>/sharing/end/", kept.unshare, name="unshare_view"),
    path("search/views/<uuid:view>/removal/", kept.drop, name="drop_view"),
    path("search/extracts/", extracts.extracts, name="extracts"),
    path("search/extracts/new/", extracts.order, name="extract"),
    path("search/extracts/<uuid:extract>/", extracts.extract, name="taken"),
    path("search/extracts/<uuid:extract>/file/", extracts.file, name="fetch"),
    path("search/extracts/<uuid:extract>/agreement/", extracts.agree, name="agree"),
    path("search/extracts/<uuid:extract>/refusal/", extracts.decline, name="decline"),
    path("threads/<str:code>/paper/", paper.thread, name="print_thread"),
    path("referrals/<str:code>/paper/", paper.referral, name="print_referral"),
]
