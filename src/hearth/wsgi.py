"""What the web server calls for every request."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
