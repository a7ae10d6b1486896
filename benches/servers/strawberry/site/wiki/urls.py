"""The one address."""

from django.urls import path
from strawberry.django.views import GraphQLView

from wiki.schema import schema

urlpatterns = [path("graphql", GraphQLView.as_view(schema=schema, graphql_ide=None))]
