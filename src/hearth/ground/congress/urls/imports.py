from django.urls import path

from hearth.ground.congress.views import imports, sheets

app_name = "imports"
urlpatterns = [
    path("", imports.imports, name="imports"),
    path("<uuid:source>/", imports.preview, name="preview"),
    path("<uuid:source>/confirmation/", imports.confirm, name="confirm"),
    path("<uuid:source>/withdrawal/", imports.withdraw, name="withdraw"),
    path("<slug:kind>/", imports.upload, name="upload"),
    path("<slug:kind>/template/<slug:form>/", sheets.template, name="template"),
    path("<slug:kind>/export/<slug:form>/", sheets.export, name="export"),
]
