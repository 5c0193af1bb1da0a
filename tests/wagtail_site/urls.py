import wagtail
from django.urls import include, path
from django.utils.module_loading import import_string
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

urlpatterns = [path("admin/", include(admin_urls))]
if wagtail.VERSION >= (8, 0):
    urlpatterns.append(path("api/v3/", import_string("wagtail.api.v3.urls.api").urls))
urlpatterns.append(path("", include(wagtail_urls)))
