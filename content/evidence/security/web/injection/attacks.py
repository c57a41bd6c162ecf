# python attacks.py: templates, ORM raw text and spreadsheets; packages jinja2, django, sqlalchemy
import sqlite3
from jinja2 import Environment
from jinja2.sandbox import SandboxedEnvironment
show = lambda bad, what: print("BREACH " if bad else "held   ", what)
evil = "{{ cycler.__init__.__globals__.os.popen('echo pwned').read() }}"
ran = lambda out: out.split() == ["Hello", "pwned"]
show(ran(Environment().from_string("Hello " + evil).render()), "Jinja template made of input runs a command")
show(ran(Environment().from_string("Hello {{ name }}").render(name=evil)), "the same input as a variable")
def boxed():
    try: return SandboxedEnvironment().from_string("Hello " + evil).render()
    except Exception as e: return type(e).__name__
show(ran(boxed()), f"the same in SandboxedEnvironment: {boxed()}")
class User:
    def __init__(self): self.secret = "s3"
show("s3" in "{u.__dict__}".format(u=User()), "str.format with a format text from input reads attributes")
import django; from django.conf import settings
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}, INSTALLED_APPS=[]); django.setup()
from django.db import connection, models
class Item(models.Model):
    name = models.TextField(); tenant = models.IntegerField()
    class Meta: app_label = "x"
with connection.schema_editor() as s: s.create_model(Item)
Item.objects.create(name="own", tenant=1); Item.objects.create(name="foreign", tenant=2)
show(any(i.tenant == 2 for i in Item.objects.extra(where=["tenant = 1 and name = '%s'" % "x' or 'a'='a"])), "Django extra() with formatted text")
show(any(i.tenant == 2 for i in Item.objects.raw("select * from x_item where tenant=1 and name = %s", ["x' or tenant=2 --"])), "Django raw() with parameters")
show(any(i.tenant == 2 for i in Item.objects.filter(tenant=1).filter(**{"name__startswith": "own", "tenant__in": [2]})), "filter(**request) narrows only")
class Author(models.Model):
    name = models.TextField(); password_hash = models.TextField()
    class Meta: app_label = "x"
class Book(models.Model):
    title = models.TextField(); author = models.ForeignKey(Author, models.CASCADE)
    class Meta: app_label = "x"
with connection.schema_editor() as s: s.create_model(Author); s.create_model(Book)
Book.objects.create(title="b", author=Author.objects.create(name="ada", password_hash="pbkdf2_x"))
show(Book.objects.filter(**{"author__password_hash__startswith": "pbkdf2_"}).exists(), "filter(**request) asks a related table for a password hash, letter by letter")
from sqlalchemy import create_engine, text
with create_engine("sqlite://").connect() as c:
    c.execute(text("create table i(n text)")); c.execute(text("insert into i values ('a')"))
    show(c.execute(text("select * from i where n = '" + "' or 1=1 --" + "'")).fetchall() != [], "SQLAlchemy text() with concatenation")
    show(c.execute(text("select * from i where n = :n"), {"n": "' or 1=1 --"}).fetchall() != [], "SQLAlchemy text() with a bound name")
print("django", django.get_version())
