"""A wiki's tables as a GraphQL API, by Strawberry-Django."""
