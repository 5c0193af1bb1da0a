"""The people, pages and forms of the site. To be imported when Django is set up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.auth.models import Group, Permission, User
from django.contrib.messages import get_messages
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    Site,
    Workflow,
    WorkflowTask,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from wagtail_site.models import ArticlePage, SectionPage

SOURCE = "Көпір ашылды\n\nЖөндеу 14 айға созылды."
TITLE, RIGHT, FAULTY = "A bridge has opened", "The repairs took 14 months.", "The repairs took 15 months."


def build() -> None:
    """The tables, the home page, and two people: the chief may do all, the editor may publish but not override."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    english, _ = Locale.objects.get_or_create(language_code="en"), Locale.objects.get_or_create(language_code="kk")
    root = Page.add_root(title="Root", slug="root", locale=english[0])
    home = root.add_child(instance=SectionPage(title="Home", slug="home", locale=english[0]))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    Collection.add_root(name="Root")
    User.objects.create_superuser("chief", "chief@wire.example", "chief")
    editors = Group.objects.create(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page"):
        granted = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=editors, page=root, permission=granted)
    User.objects.create_user("editor", password="editor").groups.add(editors)
    workflow, task = Workflow.objects.create(name="Desk"), GroupApprovalTask.objects.create(name="Read")
    task.groups.add(editors)
    WorkflowTask.objects.create(workflow=workflow, task=task)


def home() -> Any:
    return SectionPage.objects.get(slug="home")


def article(intro: str = FAULTY, source: str = SOURCE, **fields: Any) -> Any:
    """A new article that is not saved yet."""
    return ArticlePage(**{"title": TITLE, "intro": intro, "source_text": source, **fields})


def draft(intro: str = FAULTY, source: str = SOURCE, user: Any = None, **fields: Any) -> Any:
    """An article saved as a draft, with a revision."""
    page = home().add_child(instance=article(intro, source, live=False, **fields))
    page.save_revision(user=user)
    return page


def published(intro: str = RIGHT) -> Any:
    """An article that the public reads."""
    page = draft(intro)
    page.get_latest_revision().publish()
    return again(page)


def again(page: Any) -> Any:
    """The page as the database has it now."""
    return type(page).objects.get(pk=page.pk)


def soon(**fields: Any) -> dict[str, Any]:
    """With a time, some moments ahead, at which a page goes live."""
    return {"go_live_at": timezone.now() + timedelta(hours=1), **fields}


def read(page: Any) -> str:
    """What the public gets at the address of a page; "" if there is nothing."""
    response = Client().get(again(page).get_url())
    return response.content.decode() if response.status_code == 200 else ""


def actions(page: Any) -> list[str]:
    """What we wrote into a page's history, the oldest first."""
    entries = PageLogEntry.objects.filter(page_id=page.pk, action__startswith="tqcheck.").order_by("timestamp", "pk")
    return [entry.action.removeprefix("tqcheck.") for entry in entries]


def person(name: str = "editor") -> Client:
    """A browser, without a window, in which somebody is logged in."""
    client = Client(headers={"accept": "text/html"})
    client.force_login(User.objects.get(username=name))
    return client


def form(page: Any, **fields: Any) -> dict[str, str]:
    """What the editor's form sends."""
    body = streamfield([(block.block_type, rich_text(block.value.source)) for block in page.body])
    given = {"title": page.title, "slug": page.slug, "intro": page.intro, "source_text": page.source_text, "body": body}
    return nested_form_data({**given, **fields})


def told(response: Any) -> str:
    """The messages that a request has left for the next page."""
    return "\n".join(str(message) for message in get_messages(response.wsgi_request))


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, while it is served."""
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Threads, _Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
