"""What can be asked of the installation: pages that stand outside every congress."""

from django.urls import include, path

from hearth.core.reading import set_reading

urlpatterns = [
    path("", include("hearth.ops.urls")),
    path("", include("hearth.doors.installation.urls")),
    path("c/", include("hearth.journey.contact.urls.door")),
    path("t/", include("hearth.journey.contact.urls.track")),
    path("t/handling/", include("hearth.journey.casework.urls.track")),
    path("ledger-key/", include("hearth.doors.auditing.urls.key")),
    path("reading/", set_reading, name="reading"),
]

handler400 = "hearth.core.failures.bad_request"
handler403 = "hearth.core.failures.csrf_failure"
handler404 = "hearth.core.failures.not_found"
handler500 = "hearth.core.failures.broken"
