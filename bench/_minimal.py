"""The yardstick: a Django project of one table and three views, with no middleware at all."""

import os
import uuid

from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

given = conninfo_to_dict(os.environ["DATABASE_URL"])
settings.configure(
    SECRET_KEY="minimal",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": given["dbname"],
            "USER": given["user"],
            "HOST": given["host"],
            "CONN_MAX_AGE": 0,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 4, "timeout": 10}},
        }
    },
)

import django  # noqa: E402

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402


class Line(models.Model):
    """One row with a few columns, as a first Django tutorial would have it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=80)
    body = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "minimal"
        db_table = "bench_minimal"


def nothing(request):
    """No query."""
    return HttpResponse(b"ok")


def select(request, key):
    """One query."""
    return HttpResponse(Line.objects.get(pk=key).body)


@csrf_exempt
def insert(request):
    """Read the posted form, one insert, one select."""
    line = Line.objects.create(name=request.POST["name"], body=request.POST["body"])
    return HttpResponse(Line.objects.get(pk=line.pk).body)


urlpatterns = [path("nothing", nothing), path("select/<uuid:key>", select), path("insert", insert)]
application = WSGIHandler()


def make_table() -> uuid.UUID:
    """The table, with one row to select."""
    with connection.schema_editor() as editor:
        editor.create_model(Line)
    return Line.objects.create(name="one", body="words " * 40).pk


if __name__ == "__main__":
    print(make_table())
