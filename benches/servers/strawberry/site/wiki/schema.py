"""The schema: lists at the root, the optimizer, and documents that are parsed and validated once."""

import strawberry
import strawberry_django
from strawberry.extensions import ParserCache, ValidationCache
from strawberry_django.optimizer import DjangoOptimizerExtension

from wiki.types import Page, RecentChange, User


@strawberry.type
class Query:
    page: Page | None = strawberry_django.field()
    pages: list[Page] = strawberry_django.field()
    users: list[User] = strawberry_django.field()
    recent_changes: list[RecentChange] = strawberry_django.field()


schema = strawberry.Schema(
    query=Query,
    extensions=[ParserCache(maxsize=100), ValidationCache(maxsize=100), DjangoOptimizerExtension],
)
