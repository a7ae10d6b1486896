"""The schema's types: the models' fields, with filters, orders and pages of lists."""

import strawberry
import strawberry_django
from strawberry import auto
from strawberry_django import ComparisonFilterLookup, StrFilterLookup
from strawberry_django.fields.types import field_type_map

from wiki import models
from wiki.fields import Utf8Field

field_type_map[Utf8Field] = str


@strawberry_django.filter_type(models.Page)
class PageFilter:
    namespace: ComparisonFilterLookup[int] | None
    title: StrFilterLookup | None
    OR: list["PageFilter"] | None = strawberry.UNSET


@strawberry_django.filter_type(models.User)
class UserFilter:
    name: StrFilterLookup | None


@strawberry_django.order_type(models.Page)
class PageOrder:
    namespace: auto
    title: auto


@strawberry_django.order_type(models.Revision)
class RevisionOrder:
    id: auto
    timestamp: auto


@strawberry_django.order_type(models.LogEntry)
class LogEntryOrder:
    id: auto
    timestamp: auto


@strawberry_django.order_type(models.RecentChange)
class RecentChangeOrder:
    id: auto
    timestamp: auto


@strawberry_django.type(models.User, filters=UserFilter)
class User:
    id: auto
    name: auto
    edit_count: auto
    registration: auto
    is_temp: auto
    actor: "Actor | None"


@strawberry_django.type(models.Actor)
class Actor:
    id: auto
    name: auto
    user: User | None
    revisions: list["Revision"]
    log_entries: list["LogEntry"]


@strawberry_django.type(models.Comment)
class Comment:
    text: auto


@strawberry_django.type(models.Page, filters=PageFilter, ordering=PageOrder, pagination=True)
class Page:
    id: auto
    namespace: auto
    title: auto
    length: auto
    latest: "Revision"
    revisions: list["Revision"]


@strawberry_django.type(models.Tag)
class Tag:
    name: auto


@strawberry_django.type(models.Revision, ordering=RevisionOrder, pagination=True)
class Revision:
    id: auto
    page: Page
    comment: Comment
    actor: Actor
    timestamp: auto
    is_minor: auto
    size: auto
    sha1: auto
    tags: list[Tag]


@strawberry_django.type(models.LogEntry, ordering=LogEntryOrder, pagination=True)
class LogEntry:
    id: auto
    type: auto
    action: auto
    timestamp: auto
    namespace: auto
    title: auto


@strawberry_django.type(models.RecentChange, ordering=RecentChangeOrder, pagination=True)
class RecentChange:
    id: auto
    timestamp: auto
    source: auto
    namespace: auto
    title: auto
    is_minor: auto
    is_bot: auto
    old_length: auto
    new_length: auto
    comment: Comment
    actor: Actor
    page: Page | None
    revision: Revision | None
