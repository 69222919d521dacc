"""What the web server calls for every request."""

import gc

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
# what was loaded stays for good: looking through it for garbage again and again costs a request in twenty
gc.collect()
gc.freeze()
gc.set_threshold(5_000, 20, 50)
