from django.urls import path

from hearth.record.dossier.views import activities, files, record, records, reports, years

app_name = "dossier"
urlpatterns: list = [
    path("file/", files.mine, name="mine"),
    path("deputies/<str:code>/file/", files.file, name="file"),
    path("deputies/<str:code>/file/lines/", files.lines, name="lines"),
    path("deputies/<str:code>/file/new/", files.note, name="note"),
    path("deputies/<str:code>/file/print/", files.printed, name="printed"),
    path("deputies/<str:code>/file/file.json", files.whole_as_data, name="data"),
    path("deputies/<str:code>/file/figures.csv", files.public_as_data, name="public_data"),
    path("deputies/<str:code>/reports/", reports.draft_report, name="draft_report"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<str:code>/", reports.report, name="report"),
    path("reports/<str:code>/text/", reports.edit_report, name="edit_report"),
    path("reports/<str:code>/announcement/", reports.announce_report, name="announce_report"),
    path("reports/<str:code>/announcement/end/", reports.call_off_report, name="call_off_report"),
    path("reports/<str:code>/minutes/", reports.hold_report, name="hold_report"),
    path("reports/<str:code>/appraisal/", reports.appraise_report, name="appraise_report"),
    path("reports/<str:code>/feedback/", reports.feed_back, name="feed_back"),
    path("reports/<str:code>/end/", reports.drop_report, name="drop_report"),
    path("duties/", records.records, name="records"),
    path("duties/together/", records.together, name="together"),
    path("duties/statistics/", years.statistics_of_year, name="statistics"),
    path("duties/years/<int:year>/", years.lock_year, name="lock_year"),
    path("duties/kinds/", years.kinds, name="kinds"),
    path("duties/kinds/<str:code>/end/", years.drop_kind, name="drop_kind"),
    path("duties/activities/", activities.activities, name="activities"),
    path("duties/activities/new/", activities.register, name="register"),
    path("duties/activities/<str:code>/", activities.activity, name="activity"),
    path("duties/activities/<str:code>/participants/", activities.enrol, name="enrol"),
    # numbers have eight signs, of which none of the words above is one
    path("duties/<str:code>/", record.record, name="record"),
    path("duties/<str:code>/correction/", record.correct, name="correct"),
    path("duties/<str:code>/verification/", record.verify, name="verify"),
    path("duties/<str:code>/return/", record.send_back, name="send_back"),
    path("duties/<str:code>/objection/", record.dispute, name="dispute"),
    path("duties/<str:code>/decision/", record.settle, name="settle"),
    path("duties/<str:code>/end/", record.withdraw, name="withdraw"),
    path("duties/<str:code>/absence/", record.strike_off, name="strike_off"),
]
