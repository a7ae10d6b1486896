"""Columns of bytes that hold text."""

from django.db import models


class Utf8Field(models.CharField):
    """Text in a binary column, which the driver hands over as bytes."""

    def from_db_value(self, value, expression, connection):
        return value.decode() if isinstance(value, bytes) else value
