"""What can be asked inside a congress. The middleware takes `/yuhe/` off the path; `address()` puts it back."""

from django.urls import include, path

urlpatterns = [
    path("", include("hearth.doors.home.urls")),
    path("", include("hearth.ground.accounts.urls")),
    path("", include("hearth.journey.contact.urls.inside")),
    path("desk/", include("hearth.doors.desks.urls")),
]

handler400 = "hearth.core.failures.bad_request"
handler403 = "hearth.core.failures.csrf_failure"
handler404 = "hearth.core.failures.not_found"
handler500 = "hearth.core.failures.broken"
