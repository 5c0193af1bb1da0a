from typing import ClassVar

import wagtail
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from tqcheck.integrations.wagtail.page import TqcheckedPageMixin
from tqcheck.integrations.wagtail.panels import TqcheckPanel

WRITABLE = {"writable": True} if wagtail.VERSION >= (8, 0) else {}


class ArticlePage(TqcheckedPageMixin, Page):
    intro = models.TextField(blank=True)
    body = StreamField(
        [
            ("heading", CharBlock()),
            ("paragraph", RichTextBlock()),
            ("facts", StructBlock([("title", CharBlock()), ("rows", ListBlock(CharBlock()))])),
        ],
        blank=True,
    )
    source_text = models.TextField(blank=True)
    api_fields: ClassVar = [APIField(name, **WRITABLE) for name in ("intro", "source_text")]
    content_panels: ClassVar = [
        *Page.content_panels,
        TqcheckPanel(),
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("source_text"),
    ]


class SectionPage(Page):
    pass
