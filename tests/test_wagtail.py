import csv
import os
import pickle
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import pytest
import wagtail
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect, sync_playwright
from service import serving

from tqcheck.integrations.wagtail.settings import mistakes
from tqcheck.web.tokens import new_token

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
OURS = "15 months"  # what is wrong in the faulty article


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("service")
    token = new_token("site", folder / "tokens")
    with serving(folder, "--store", folder / "store.sqlite", "--tokens", folder / "tokens", token=token) as running:
        yield {"url": running.url, "token": token, "source_language": "kk", "source_field": "source_text"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, service: dict[str, str]) -> Any:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "wagtail_site.settings",
        "TQCHECK_TEST_SITE": str(tmp_path_factory.mktemp("site")),
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright has an event loop in this thread
    }
    django.setup()
    newsroom = import_module("wagtail_site.newsroom")
    newsroom.build()
    with override_settings(TQCHECK=service):
        yield newsroom


@pytest.fixture(autouse=True)
def _forget() -> None:
    if "DJANGO_SETTINGS_MODULE" in os.environ:
        cache.clear()


def set_to(service: dict[str, str], **changed: Any) -> Any:
    """The site with other settings, for a while."""
    return override_settings(TQCHECK={**service, **changed})


def refusal(site: Any) -> Any:
    gate = import_module("tqcheck.integrations.wagtail.gate")
    return pytest.raises(gate.PublicationRefused, match=OURS)


# What a page says


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("", []),
        (None, []),
        ("<p>One.</p><p>Two <b>bold</b> and <a href='/'>linked</a>.</p>", ["One.", "Two bold and linked."]),
        ("<h2>Head</h2>text<ul><li>a</li><li>b</li></ul>tail", ["Head", "text", "a", "b", "tail"]),
        ("<p>3\u00a0482 &lt;crimes&gt; &amp; more<br/>here</p>", ["3\u00a0482 <crimes> & more here"]),
        ("<p>  spaced \n out </p><p> </p>", ["spaced out"]),
        ("<p>a<!-- no -->b</p>", ["ab"]),
        ("<blockquote><p>Said.</p></blockquote><embed embedtype='image' id='1'/>", ["Said."]),
        ("<p>Pasted.</p></body></html><p>Below it.</p>", ["Pasted.", "Below it."]),
        ("<p>Flat.</p>" + "<div>" * 3_000 + "Deep &amp; far." + "</div>" * 3_000, ["Flat.", "Deep & far."]),
    ],
)
def test_rich_text_is_read_by_paragraphs(site: Any, html: str | None, paragraphs: list[str]) -> None:
    texts = import_module("tqcheck.integrations.wagtail.texts")
    assert list(texts.html_paragraphs(html)) == paragraphs


def test_a_page_says_its_title_and_running_texts(site: Any, service: dict[str, str]) -> None:
    page = site.article(
        "Lead.",
        "Тақырып\nМәтін.",
        body=[
            ("heading", "Under it"),
            ("paragraph", "<p>One.</p><p>Two.</p>"),
            ("facts", {"title": "In short", "rows": ["a", "b"]}),
        ],
        search_description="for machines",
    )
    page.locale = site.home().locale
    assert page.tqcheck_texts() == {
        "source_lang": "kk",
        "source_text": "Тақырып\n\nМәтін.",
        "target_lang": "en",
        "target_text": "A bridge has opened\n\nLead.\n\nUnder it\n\nOne.\n\nTwo.\n\nIn short\n\na\n\nb",
    }
    page.tqcheck_fields = ["intro", "title"]
    assert page.tqcheck_texts()["target_text"] == "Lead.\n\nA bridge has opened"
    page.source_text = ""
    assert set(page.tqcheck_texts()) == {"target_lang", "target_text"}
    with set_to(service, source_language="en"):
        assert page.tqcheck_texts() is None


# Ways of publishing, in code


def test_a_refused_page_stays_a_draft_and_says_why(site: Any) -> None:
    page = site.draft()
    with refusal(site) as refused:
        page.get_latest_revision().publish()
    issue = next(one for one in refused.value.check.issues if one.severity == "major")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)  # as a task queue hands it on
    assert (issue.source, issue.target) == ("Жөндеу 14 айға созылды.", site.FAULTY)
    page = site.again(page)
    assert not page.live and page.get_latest_revision_as_object().intro == site.FAULTY
    assert site.read(page) == ""
    assert site.actions(page) == ["refused"]


def test_a_clean_page_goes_out(site: Any) -> None:
    page = site.published()
    assert site.RIGHT in site.read(page)
    assert site.actions(page) == ["passed"]


def test_what_is_only_advised_goes_out(site: Any) -> None:
    page = site.draft("The the repairs took 14 months.")
    page.get_latest_revision().publish()
    check = import_module("tqcheck.integrations.wagtail.gate").last_check(page)
    assert [issue.code for issue in check.issues] == ["repeated-word"]
    assert site.again(page).live


def test_what_is_off_is_neither_shown_nor_required(site: Any, service: dict[str, str]) -> None:
    page = site.draft()
    with set_to(service, severities={"major": "off"}):
        page.get_latest_revision().publish()
    assert import_module("tqcheck.integrations.wagtail.gate").last_check(page).issues == ()


def test_a_refused_update_leaves_the_old_text_to_the_public(site: Any) -> None:
    page = site.published()
    page.intro = site.FAULTY
    revision = page.save_revision()
    with refusal(site):
        revision.publish()
    assert site.RIGHT in site.read(page) and OURS not in site.read(page)
    assert site.again(page).has_unpublished_changes


def page_saved(page: Any) -> None:
    page.live = True
    page.save()


def only_live_saved(page: Any) -> None:
    page.live = True
    page.save(update_fields=["live"])


def base_page_saved(page: Any) -> None:
    base = import_module("wagtail.models").Page.objects.get(pk=page.pk)
    base.live = True
    base.save()


def action_executed(page: Any) -> None:
    actions = import_module("wagtail.actions.publish_page_revision")
    actions.PublishPageRevisionAction(page.get_latest_revision()).execute()


def revision_scheduled(page: Any) -> None:
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() + timedelta(hours=1)
    revision.save()


def saved_as_scheduled(page: Any) -> None:
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1))


WALLS = [page_saved, only_live_saved, base_page_saved, action_executed, revision_scheduled, saved_as_scheduled]


@pytest.mark.parametrize("publish", WALLS)
def test_nothing_passes_by_the_gate(site: Any, publish: Any) -> None:
    page = site.draft()
    with refusal(site):
        publish(page)
    assert not site.again(page).live
    assert not site.again(page).approved_schedule


@pytest.mark.parametrize("only", [{}, {"update_fields": ["intro"]}])
def test_a_live_page_is_not_rewritten_in_code_either(site: Any, only: dict[str, list[str]]) -> None:
    page = site.published()
    page.intro, page.live = site.FAULTY, not only  # a page in memory may be wrong about being live
    with refusal(site):
        page.save(**only)
    assert site.RIGHT in site.read(page)


def test_a_page_inserted_as_live_becomes_a_draft(site: Any) -> None:
    page = site.home().add_child(instance=site.article())
    assert not page.live and not site.again(page).live
    assert site.actions(page) == ["refused"]
    page = site.home().add_child(instance=site.article(site.RIGHT))
    assert site.again(page).live
    assert site.actions(page) == ["passed"]


def test_what_the_public_reads_already_is_not_checked(site: Any, service: dict[str, str]) -> None:
    page = site.published()
    shelf = site.home().add_child(instance=site.SectionPage(title="Shelf"))
    with set_to(service, url="http://127.0.0.1:9", unavailable="closed"):
        page.save_revision().publish()
        site.again(page).move(shelf, pos="last-child")
        site.again(page).save()
    assert site.RIGHT in site.read(page)


def test_copies_and_aliases(site: Any, service: dict[str, str]) -> None:
    shelf = site.home().add_child(instance=site.SectionPage(title="Copied"))
    right = shelf.add_child(instance=site.article(site.RIGHT, title="A bridge is open"))
    with set_to(service, severities={"major": "off"}):
        faulty = shelf.add_child(instance=site.article())
    cache.clear()
    copy = shelf.copy(recursive=True, keep_live=True, update_attrs={"title": "Copy", "slug": "copied-2"})
    assert [(page.slug, page.live) for page in copy.get_children()] == [(right.slug, True), (faulty.slug, False)]
    assert not any(import_module("wagtail.models").Page.find_problems())
    kept = copy.get_children().last().specific
    assert kept.live_revision is None and kept.first_published_at is None
    assert kept.get_latest_revision_as_object().intro == site.FAULTY

    alias = right.create_alias(update_slug="also-open")
    assert site.RIGHT in site.read(alias)
    alias_of_draft = kept.create_alias(update_slug="also-a-draft")
    assert site.read(alias_of_draft) == ""
    right.intro = "The repairs took 14 months in all."
    right.save_revision().publish()
    assert "14 months in all" in site.read(alias)
    converted = site.again(alias)
    import_module("wagtail.actions.convert_alias").ConvertAliasPageAction(converted).execute()
    converted.intro = site.FAULTY
    with refusal(site):
        converted.save_revision().publish()


def test_an_alias_in_the_place_of_a_translation_says_what_its_original_says(site: Any) -> None:
    locale = import_module("wagtail.models").Locale.objects.get
    fields = {"title": "Көпір ашылды", "source": "", "locale": locale(language_code="kk")}
    original = site.home().add_child(instance=site.article("Жөндеу 14 айға созылды.", **fields))
    alias = original.create_alias(update_slug="alias-in-english", update_locale=locale(language_code="en"))
    assert "14 айға" in site.read(alias)
    original.intro = "Жөндеу 15 айға созылды."
    original.save_revision().publish()
    assert "15 айға" in site.read(alias)
    assert site.actions(alias) == []
    alias = site.again(alias)
    alias.title = "Сөз"
    with pytest.raises(import_module("tqcheck.integrations.wagtail.gate").PublicationRefused, match="Kazakh"):
        alias.save()


def test_a_translated_page_is_checked_against_its_original(site: Any, service: dict[str, str]) -> None:
    locale = import_module("wagtail.models").Locale.objects.get
    with set_to(service, source_field="", source_language="en"):
        original = site.published("The ministry spent 14 million tenge on it.")
        assert site.actions(original) == []  # it is no translation
        site.home().copy_for_translation(locale(language_code="kk"))
        page = original.copy_for_translation(locale(language_code="kk"))
        page.title, page.intro = "Көпір ашылды", "Министрлік оған 15 миллион теңге жұмсады."
        assert page.tqcheck_texts()["source_text"].startswith("A bridge has opened\n\nThe ministry spent 14 ")
        with pytest.raises(import_module("tqcheck.integrations.wagtail.gate").PublicationRefused, match="15"):
            page.save_revision().publish()
        page.intro = "Министрлік оған 14 миллион теңге жұмсады."
        page.save_revision().publish()
        assert site.again(page).live


# On a schedule


def test_a_schedule_is_checked_when_made_and_when_it_is_due(site: Any, service: dict[str, str]) -> None:
    chief = site.User.objects.get(username="chief")
    faulty = site.draft(user=chief, **site.soon())
    with refusal(site):
        faulty.get_latest_revision().publish()
    assert not site.again(faulty).approved_schedule

    right = site.draft(site.RIGHT, **site.soon())
    right.get_latest_revision().publish()
    with set_to(service, severities={"major": "advise"}):
        faulty.get_latest_revision().publish()
    assert [site.again(page).approved_schedule for page in (right, faulty)] == [True, True]
    assert site.read(right) == ""

    revisions = import_module("wagtail.models").Revision.objects.filter(approved_go_live_at__isnull=False)
    for revision in revisions:
        revision.content["go_live_at"] = revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    type(revision).objects.bulk_update(revisions, ["content", "approved_go_live_at"])
    cache.clear()
    with set_to(service, url="http://127.0.0.1:9", unavailable="closed"):
        call_command("publish_scheduled")
    assert [site.again(page).approved_schedule for page in (right, faulty)] == [True, True]
    call_command("publish_scheduled")
    assert [site.again(page).live for page in (right, faulty)] == [True, False]
    assert not site.again(faulty).approved_schedule
    assert site.actions(faulty)[-1] == "refused"
    [mail] = import_module("django.core.mail").outbox
    assert mail.to == [chief.email] and OURS in mail.body


def test_a_title_of_two_lines_stops_nobody_elses_publication(site: Any, service: dict[str, str]) -> None:
    first, second = (site.draft(site.RIGHT, user=site.User.objects.get(username="chief")) for _ in range(2))
    revision = first.get_latest_revision()
    revision.content |= {"title": "A bridge\nhas opened", "intro": site.FAULTY}
    for one, minutes in ((revision, 2), (second.get_latest_revision(), 1)):
        due = timezone.now() - timedelta(minutes=minutes)
        one.content["go_live_at"] = one.approved_go_live_at = due
        type(one).objects.bulk_update([one], ["content", "approved_go_live_at"])
    call_command("publish_scheduled")
    assert [site.again(page).live for page in (first, second)] == [False, True]
    assert "A bridge has opened" in import_module("django.core.mail").outbox[-1].subject


# In the admin


def test_the_form_publishes_what_is_right_and_keeps_a_draft_of_the_rest(site: Any) -> None:
    page, client = site.draft(), site.person()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(url, {**site.form(page, title="The bridge has opened"), "action-publish": "1"})
    assert response["location"] == url
    assert OURS in site.told(response) and "It stays a draft" in site.told(response)
    page = site.again(page)
    assert not page.live and page.get_latest_revision_as_object().title == "The bridge has opened"
    response = client.post(url, {**site.form(page, intro=site.RIGHT), "action-publish": "1"})
    assert "has been published" in site.told(response)
    assert site.RIGHT in site.read(page)
    assert site.actions(page) == ["refused", "passed"]


@pytest.mark.parametrize("fields", [{}, {"go_live_at": "2090-01-01 10:00"}])
def test_create_and_publish_in_one_go(site: Any, fields: dict[str, str]) -> None:
    client = site.person()
    url = reverse("wagtailadmin_pages:add", args=["wagtail_site", "articlepage", site.home().pk])
    made = {}
    for slug, intro in ((f"made-{len(fields)}-a", site.FAULTY), (f"made-{len(fields)}-b", site.RIGHT)):
        data = site.form(site.article(intro, slug=slug), **fields)
        made[intro] = client.post(url, {**data, "action-publish": "1"})
    page = site.ArticlePage.objects.get(slug=f"made-{len(fields)}-a")
    assert made[site.FAULTY]["location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert OURS in site.told(made[site.FAULTY])
    assert not page.live and not page.approved_schedule
    assert page.get_latest_revision_as_object().intro == site.FAULTY
    assert site.actions(page) == ["refused"]
    other = site.ArticlePage.objects.get(slug=f"made-{len(fields)}-b")
    assert other.approved_schedule if fields else other.live
    assert site.actions(other) == ["passed"]


def test_advice_is_shown_when_the_page_is_out(site: Any) -> None:
    page = site.draft("The the repairs took 14 months.")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = site.person().post(url, {**site.form(page), "action-publish": "1"})
    assert "tqcheck advises" in site.told(response) and "repeated-word" in site.told(response)
    assert site.again(page).live


def test_a_bulk_publication_is_refused_as_a_whole(site: Any) -> None:
    shelf = site.home().add_child(instance=site.SectionPage(title="Bulk", live=False))
    right = shelf.add_child(instance=site.article(site.RIGHT, live=False))
    faulty = shelf.add_child(instance=site.article(live=False))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client = site.person()
    for query, data in ((f"id={right.pk}&id={faulty.pk}", {}), (f"id={shelf.pk}", {"include_descendants": "on"})):
        response = client.post(f"{url}?{query}", data)
        assert "None of the chosen pages is published" in site.told(response)
        assert [site.again(page).live for page in (shelf, right, faulty)] == [False, False, False]
        assert site.actions(faulty)[-1] == "refused"
    client.post(f"{url}?id={right.pk}")
    assert site.again(right).live


def test_an_approval_publishes_only_what_may_go_out(site: Any) -> None:
    workflow = import_module("wagtail.models").Workflow.objects.get()
    for intro, live in ((site.FAULTY, False), (site.RIGHT, True)):
        page, client = site.draft(intro), site.person()
        state = workflow.start(page, site.User.objects.get(username="chief"))
        action = ("wagtailadmin_pages:workflow_action", [page.pk, "approve", state.current_task_state.pk])
        modal = client.post(reverse(action[0], args=action[1]), headers={"x-requested-with": "XMLHttpRequest"})
        assert modal.json()["step"] == "success"
        assert site.again(page).live is live
        assert (site.again(page).current_workflow_state is None) is live
        assert (OURS in site.told(modal)) is not live
    assert site.actions(page) == ["passed"]


@pytest.mark.parametrize("atomic", [False, True])
def test_an_edit_approved_in_the_form_is_kept(site: Any, atomic: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(import_module("django.db").connection.settings_dict, "ATOMIC_REQUESTS", atomic)
    page = site.draft(site.RIGHT)
    import_module("wagtail.models").Workflow.objects.get().start(page, site.User.objects.get(username="chief"))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = site.person().post(url, {**site.form(page, intro=site.FAULTY), **sent})
    assert response["location"] == url and OURS in site.told(response)
    page = site.again(page)
    assert not page.live and page.get_latest_revision_as_object().intro == site.FAULTY
    assert page.current_workflow_state.is_active
    assert site.actions(page) == ["refused"]


def test_a_copy_in_the_admin_tells_which_pages_are_drafts(site: Any, service: dict[str, str]) -> None:
    page = site.draft()
    with set_to(service, severities={"major": "off"}):
        page.get_latest_revision().publish()
    cache.clear()
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": site.home().pk, "publish_copies": "on"}
    response = site.person().post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert OURS in site.told(response)
    assert not site.ArticlePage.objects.get(slug="copy").live


def test_the_api_of_the_admin_answers_422(site: Any) -> None:
    page = site.draft()
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    response = site.person("chief").post(url, content_type="application/json", headers={"accept": "application/json"})
    assert response.status_code == 422
    assert OURS in response.json()["error"] and response.json()["issues"][0]["target"] == site.FAULTY
    assert not site.again(page).live


@pytest.mark.skipif(wagtail.VERSION < (8, 0), reason="Wagtail before 8 has no API that writes")
def test_the_api_that_writes_answers_422(site: Any) -> None:
    chief = site.User.objects.get(username="chief")
    _, token = import_module("wagtail.models").APIToken.create_token(user=chief, name="wire")
    page, api = site.draft(), site.Client(headers={"authorization": f"Bearer {token}"})
    new = {"meta": {"type": "wagtail_site.ArticlePage", "parent_id": site.home().pk, "action": "publish"}}
    fields = {"title": site.TITLE, "intro": site.FAULTY, "source_text": site.SOURCE}
    for response in (
        api.post(f"/api/v3/pages/{page.pk}/actions/publish/"),
        api.post("/api/v3/pages/", {**new, **fields, "slug": "by-api"}, content_type="application/json"),
    ):
        assert response.status_code == 422, response.content
        assert OURS in response.json()["detail"] and response.json()["errors"][0]["target"] == site.FAULTY
    assert not site.again(page).live
    assert not site.ArticlePage.objects.filter(slug="by-api").exists()


# When the service does not answer


def test_open_lets_through_and_logs(site: Any, service: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    page = site.draft()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    with set_to(service, url="http://127.0.0.1:9", unavailable="open"):
        response = site.person().post(url, {**site.form(page), "action-publish": "1"})
    assert site.again(page).live
    assert site.actions(page) == ["unavailable"]
    assert "goes out unchecked" in caplog.text and "could not check it" in site.told(response)


@pytest.mark.parametrize("wrong", [{"url": "http://127.0.0.1:9"}, {"token": "wrong"}])
def test_closed_lets_nothing_through(site: Any, service: dict[str, str], wrong: dict[str, str]) -> None:
    page = site.draft(site.RIGHT)
    with set_to(service, unavailable="closed", **wrong):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response = site.person("chief").post(url, {**site.form(page), "action-publish": "1"})
    assert "could not check it" in site.told(response) and "Override" not in site.told(response)
    assert not site.again(page).live


# Overriding


def form_of(page: str) -> dict[str, str]:
    """The hidden fields of the form of an override."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_who_may_not_override_cannot(site: Any) -> None:
    page = site.draft()
    with refusal(site):
        page.get_latest_revision().publish()
    url, editor = reverse("tqcheck_override", args=[page.pk]), site.person()
    for response in (editor.get(url), editor.post(url, {"reason": "It is right."})):
        assert response["location"] == reverse("wagtailadmin_home")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Override" not in editor.get(edit).content.decode()
    groups = site.person("chief").get(reverse("wagtailusers_groups:add")).content.decode()
    assert "publish translations in spite of issues" in groups
    assert url in site.person("chief").get(edit).content.decode()
    assert site.person("chief").post(url, {"reason": "  "}).status_code == 200  # the form again: a reason is required
    assert site.actions(page) == ["refused"]
    with refusal(site):
        page.get_latest_revision().publish()


def test_a_required_minor_issue_can_be_overridden(site: Any, service: dict[str, str]) -> None:
    gate = import_module("tqcheck.integrations.wagtail.gate")
    page = site.draft(intro="The repairs took 14  months.")  # a space twice, which is minor
    with set_to(service, severities={"minor": "require"}):
        with pytest.raises(gate.PublicationRefused, match="a space is doubled"):
            page.get_latest_revision().publish()
        chief = site.User.objects.get(username="chief")
        assert gate.override(page, gate.last_check(page), chief, "It is set so.") == ""
        page.get_latest_revision().publish()
    assert site.again(page).live


def test_an_override_is_for_the_text_that_was_seen(site: Any) -> None:
    page, gate = site.draft(), import_module("tqcheck.integrations.wagtail.gate")
    with refusal(site):
        page.get_latest_revision().publish()
    seen = gate.last_check(page)
    page.intro = "The repairs took 15 months and more."
    with refusal(site):
        page.save_revision().publish()
    chief = site.User.objects.get(username="chief")
    assert "another text" in gate.override(page, seen, chief, "It is right.")
    assert "override" not in site.actions(page)


def test_an_override_is_for_the_issues_that_stood_on_the_page_where_it_was_given(site: Any) -> None:
    page = site.draft()
    with refusal(site):
        page.get_latest_revision().publish()
    url, chief = reverse("tqcheck_override", args=[page.pk]), site.person("chief")
    given = form_of(chief.get(url).content.decode()) | {"reason": "It is right."}
    page.intro = "The repairs took 15 months and cost 9 million."  # by somebody else, meanwhile
    with refusal(site):
        page.save_revision().publish()
    again = chief.post(url, given)
    assert again.status_code == 200 and "checked anew" in again.content.decode()
    assert "override" not in site.actions(page)
    seen = form_of(again.content.decode()) | {"reason": "It is right."}
    assert chief.post(url, seen).status_code == 302
    assert site.actions(page)[-1] == "override"


# In a browser


def sample(name: str) -> dict[str, Any]:
    """An article of samples/kk-en as fields of a page."""
    with (ROOT / f"samples/kk-en/{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    body: list[tuple[str, str]] = []
    for row in rows[2:]:
        if row["role"] == "subhead":
            body.append(("heading", row["target"]))
        elif body and body[-1][0] == "paragraph":
            body[-1] = ("paragraph", f"{body[-1][1]}<p>{row['target']}</p>")
        else:
            body.append(("paragraph", f"<p>{row['target']}</p>"))
    source = "\n".join(row["source"] for row in rows)
    return {"title": rows[0]["target"], "intro": rows[1]["target"], "source": source, "body": body}


@pytest.fixture(scope="module")
def tab(site: Any) -> Iterator[Tab]:
    if not shutil.which(CHROMIUM):
        assert not os.environ.get("CI"), f"{CHROMIUM} is missing"
        pytest.skip(f"{CHROMIUM} is missing")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with site.served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *quiet])
        tab = browser.new_page(base_url=address)
        tab.goto("/admin/login/")
        tab.fill("[name=username]", "chief")
        tab.fill("[name=password]", "chief")
        tab.click("[type=submit]")
        tab.wait_for_url("**/admin/")
        yield tab
        browser.close()


def publish(tab: Tab) -> None:
    tab.locator("footer [data-w-dropdown-target=toggle]").click()
    tab.locator("[name=action-publish]").click()


def test_the_sample_is_refused_overridden_and_published(site: Any, tab: Tab) -> None:
    page = site.draft(**sample("briefing"))
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    expect(tab.locator(".tqcheck-panel")).to_contain_text("has not been checked yet")
    publish(tab)
    message = tab.locator(".messages")
    for text in (
        "26 issues. It stays a draft.",
        "“3 482” became “3,842”",
        "Апта ішінде елде 3 482 қылмыс тіркелді",
    ):
        expect(message).to_contain_text(text)
    assert not site.again(page).live
    panel = tab.locator(".tqcheck-panel")
    expect(panel).to_contain_text("Publication refused.")
    expect(panel.locator("li").filter(has_text="“25 мың теңге” (25,000 KZT) became “25 tenge”")).to_contain_text(
        "The suspects paid couriers 25 tenge for each hidden package."
    )

    panel.get_by_role("link", name="Override…").click()
    tab.fill("[name=reason]", "The agency has confirmed its figures.")
    tab.get_by_role("button", name="Override").click()
    expect(tab.locator(".messages")).to_contain_text("The page can be published now.")
    expect(tab.locator(".tqcheck-panel")).to_contain_text("by chief: The agency has confirmed its figures.")
    publish(tab)
    expect(tab.locator(".messages")).to_contain_text("has been published")
    assert "25 tenge" in site.read(page)
    assert site.actions(page) == ["refused", "override", "passed"]


def test_a_clean_article_goes_through(site: Any, tab: Tab) -> None:
    page = site.draft(**sample("briefing.corrected"))
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    publish(tab)
    expect(tab.locator(".messages")).to_contain_text("has been published")
    assert "3,482 crimes" in site.read(page)
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    expect(tab.locator(".tqcheck-panel")).to_contain_text("No issues found.")


def test_markup_in_a_text_is_shown_and_never_run(site: Any, tab: Tab) -> None:
    run = "document.title='run'"
    attack = f'The repairs took 15 months <img src=x onerror="{run}"><script>{run}</script>'
    page = site.draft(attack)
    tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    publish(tab)
    for place in (".messages", ".tqcheck-panel"):
        expect(tab.locator(place)).to_contain_text("<script>document.title='run'</script>")
        assert tab.locator(f"{place} img, {place} script").count() == 0
    tab.goto(reverse("tqcheck_override", args=[page.pk]))
    expect(tab.locator(".tqcheck-issues")).to_contain_text("<img src=x")
    tab.fill("[name=reason]", attack)
    tab.get_by_role("button", name="Override").click()
    page.title = attack
    page.save_revision()
    for name in ("edit", "history"):
        tab.goto(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        assert "onerror" in tab.content()
        assert tab.locator("img[src=x]").count() == 0
        assert tab.title() != "run"


# Settings


@pytest.mark.parametrize(
    ("given", "problem", "remedy"),
    [
        (None, "missing", "TQCHECK ="),
        ({}, "no “url”", "the address"),
        ({"url": "http://a", "tokn": ""}, "no key “tokn”", "token"),
        ({"url": "127.0.0.1:8787"}, "127.0.0.1:8787", "http://"),
        ({"url": "http://a", "token": 3}, "“token”", "quotation marks"),
        ({"url": "http://a", "timeout": 0}, "is 0", "more than 0"),
        ({"url": "http://a", "timeout": True}, "True", "seconds"),
        ({"url": "http://a", "unavailable": "opne"}, "opne", "open"),
        ({"url": "http://a", "severities": "major"}, "'major'", "critical"),
        ({"url": "http://a", "severities": {"majr": "off"}}, "majr", "major"),
        ({"url": "http://a", "severities": {"major": "requires"}}, "requires", "require"),
        ({"url": "http://a", "override_permission": "override"}, "override", "app_label.codename"),
    ],
)
def test_settings_that_are_wrong_are_explained(given: Any, problem: str, remedy: str) -> None:
    [(found, advice)] = mistakes(given)
    assert problem in found and remedy in advice


def test_check_finds_what_is_set_up_wrongly(site: Any, service: dict[str, str]) -> None:
    found = import_module("tqcheck.integrations.wagtail.system_checks").site_mistakes
    assert found() == []
    with set_to(service, source_field="source_txt"):
        [wrong] = found()
        assert wrong.id == "tqcheck.E005" and "source_text" in wrong.hint
    with override_settings(MIDDLEWARE=[]):
        assert [one.id for one in found()] == ["tqcheck.E002"]
    with override_settings(TQCHECK={"ulr": "http://a"}):
        assert {one.id for one in found()} == {"tqcheck.E001"}


def test_the_migration_is_that_of_the_models(site: Any) -> None:
    with override_settings(MIGRATION_MODULES={}):
        call_command("makemigrations", "tqcheck", check=True, dry_run=True, verbosity=0)
