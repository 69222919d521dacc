from django.urls import path

from hearth.doors.auditing.views import exports, reading

app_name = "auditing"
urlpatterns = [
    path("", reading.ledger, name="ledger"),
    path("entries/<uuid:entry>/", reading.entry, name="entry"),
    path("sightings/", reading.sightings, name="sightings"),
    path("policy/", reading.policy, name="policy"),
    path("chain/", reading.chain, name="chain"),
    path("exports/", exports.order, name="order"),
    path("exports/waiting/", exports.waiting, name="waiting"),
    path("exports/register/<str:kind>/", exports.order_register, name="order_register"),
    path("exports/files/<int:year>/", exports.order_files, name="order_files"),
    path("exports/<uuid:export>/confirmation/", exports.confirm_export, name="confirm_export"),
    path("exports/<uuid:export>/refusal/", exports.decline_export, name="decline_export"),
    path("exports/<uuid:export>/", exports.export, name="export"),
    path("exports/<uuid:export>/file/", exports.export_file, name="export_file"),
]
