"""MediaWiki's tables: those, and of them what, the workloads ask for. Zeros that stand for nothing find no row."""

from django.db import models

from wiki.fields import Utf8Field


def relation(to, column, name="+", *, null=False):
    """A key of another table's row; ``name`` is what the other way round is called."""
    return models.ForeignKey(
        to, models.DO_NOTHING, db_column=column, db_constraint=False, related_name=name, null=null
    )


class User(models.Model):
    id = models.AutoField(primary_key=True, db_column="user_id")
    name = Utf8Field(max_length=255, unique=True, db_column="user_name")
    edit_count = models.IntegerField(null=True, db_column="user_editcount")
    registration = Utf8Field(max_length=14, null=True, db_column="user_registration")
    is_temp = models.BooleanField(db_column="user_is_temp")

    class Meta:
        managed = False
        db_table = "user"


class Actor(models.Model):
    id = models.BigAutoField(primary_key=True, db_column="actor_id")
    user = models.OneToOneField(
        User,
        models.DO_NOTHING,
        db_column="actor_user",
        db_constraint=False,
        related_name="actor",
        null=True,
    )
    name = Utf8Field(max_length=255, unique=True, db_column="actor_name")

    class Meta:
        managed = False
        db_table = "actor"


class Comment(models.Model):
    id = models.BigAutoField(primary_key=True, db_column="comment_id")
    text = Utf8Field(max_length=65535, db_column="comment_text")

    class Meta:
        managed = False
        db_table = "comment"


class Page(models.Model):
    id = models.AutoField(primary_key=True, db_column="page_id")
    namespace = models.IntegerField(db_column="page_namespace")
    title = Utf8Field(max_length=255, db_column="page_title")
    length = models.IntegerField(db_column="page_len")
    latest = relation("Revision", "page_latest")

    class Meta:
        managed = False
        db_table = "page"


class Tag(models.Model):
    id = models.AutoField(primary_key=True, db_column="ctd_id")
    name = Utf8Field(max_length=255, unique=True, db_column="ctd_name")

    class Meta:
        managed = False
        db_table = "change_tag_def"


class Revision(models.Model):
    id = models.BigAutoField(primary_key=True, db_column="rev_id")
    page = relation(Page, "rev_page", "revisions")
    comment = relation(Comment, "rev_comment_id")
    actor = relation(Actor, "rev_actor", "revisions")
    timestamp = Utf8Field(max_length=14, db_column="rev_timestamp")
    is_minor = models.BooleanField(db_column="rev_minor_edit")
    size = models.IntegerField(null=True, db_column="rev_len")
    sha1 = Utf8Field(max_length=32, db_column="rev_sha1")
    tags = models.ManyToManyField(Tag, through="TaggedRevision", related_name="+")

    class Meta:
        managed = False
        db_table = "revision"


class TaggedRevision(models.Model):
    id = models.AutoField(primary_key=True, db_column="ct_id")
    revision = relation(Revision, "ct_rev_id", null=True)
    tag = relation(Tag, "ct_tag_id")

    class Meta:
        managed = False
        db_table = "change_tag"


class LogEntry(models.Model):
    id = models.AutoField(primary_key=True, db_column="log_id")
    type = Utf8Field(max_length=32, db_column="log_type")
    action = Utf8Field(max_length=32, db_column="log_action")
    timestamp = Utf8Field(max_length=14, db_column="log_timestamp")
    actor = relation(Actor, "log_actor", "log_entries")
    namespace = models.IntegerField(db_column="log_namespace")
    title = Utf8Field(max_length=255, db_column="log_title")

    class Meta:
        managed = False
        db_table = "logging"


class RecentChange(models.Model):
    id = models.BigAutoField(primary_key=True, db_column="rc_id")
    timestamp = Utf8Field(max_length=14, db_column="rc_timestamp")
    actor = relation(Actor, "rc_actor")
    namespace = models.IntegerField(db_column="rc_namespace")
    title = Utf8Field(max_length=255, db_column="rc_title")
    comment = relation(Comment, "rc_comment_id")
    is_minor = models.BooleanField(db_column="rc_minor")
    is_bot = models.BooleanField(db_column="rc_bot")
    page = relation(Page, "rc_cur_id", null=True)
    revision = relation(Revision, "rc_this_oldid", null=True)
    source = Utf8Field(max_length=16, db_column="rc_source")
    old_length = models.IntegerField(null=True, db_column="rc_old_len")
    new_length = models.IntegerField(null=True, db_column="rc_new_len")

    class Meta:
        managed = False
        db_table = "recentchanges"
