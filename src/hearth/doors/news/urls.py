from django.urls import path

from hearth.doors.news.views import choosing, outlets, reports, stopping, told, undelivered, wechat, wordings

app_name = "news"
urlpatterns = [
    path("account/news/", choosing.preferences, name="preferences"),
    path("account/news/wechat/", wechat.set_out, name="connect_wechat"),
    path("account/news/wechat/back/", wechat.come_back, name="wechat_back"),
    path("account/news/wechat/removal/", wechat.remove, name="remove_wechat"),
    path("letters/stop/<str:token>/", stopping.stop, name="stop"),
    path("letters/reports/", reports.report, name="report"),
    path("letters/undelivered/", undelivered.undelivered, name="undelivered"),
    path("threads/<str:code>/letters/", told.told, name="told"),
    path("setup/letters/", wordings.wordings, name="wordings"),
    path("setup/letters/<str:letter>/<str:language>/", wordings.wording, name="wording"),
    path("setup/letters/<str:letter>/<str:language>/original/", wordings.restore_wording, name="restore_wording"),
    path("setup/outlets/", outlets.outlets, name="outlets"),
    path("setup/outlets/<uuid:outlet>/removal/", outlets.remove_outlet, name="remove_outlet"),
]
