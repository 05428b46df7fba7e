"""The words of published stories, kept by triggers so that they are right whoever writes.

Safe while the paper is being read and written: the tables that are there get nothing but triggers, stories are
entered in small transactions, and a run that was interrupted may be started again.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models, transaction

BATCH = 200

# Like `simple`, without diacritics.
CONFIGURATION = """
DROP TEXT SEARCH CONFIGURATION IF EXISTS vi;
CREATE TEXT SEARCH CONFIGURATION vi (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION vi ALTER MAPPING FOR
    asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, numhword, hword_numpart
    WITH unaccent, simple;
"""

# Postgres reads "Covid-19", "2020-2025", "TP.HCM" and "NQ/TW" as one number, host or file. A unit separator, which
# no stored text holds, on both sides of such a sign makes words of them; it is taken out again before anybody
# reads the text. Ð (eth) is a common mistyping of Đ and looks the same.
FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION search_words(written text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(translate(written, 'Ðð', 'Đđ'), '[-+/.<>&]', E'\x1f\\&\x1f', 'g')
$$;

-- The text of a sanitised body. Tags within a word go without a trace, others part words.
CREATE OR REPLACE FUNCTION search_text(html text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT replace(replace(replace(replace(replace(
        regexp_replace(
            regexp_replace(html,
                '</?(?:a|abbr|b|cite|code|em|i|q|s|strong|sub|sup|time|u)(?:\s(?:[^<>"]|"[^"]*")*)?>', '', 'g'),
            '<(?:[^<>"]|"[^"]*")*>', ' ', 'g'),
        '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&nbsp;', ' '), '&amp;', '&')
$$;

-- All that readers see of a story below its lead, but for live entries: those have times of their own.
CREATE OR REPLACE FUNCTION search_story(story bigint, body text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\n',
        search_text(body),
        (SELECT description FROM articles_infographic WHERE article_id = story),
        (SELECT transcript FROM articles_recording WHERE article_id = story))
$$;

-- Words after the first 100,000 characters are not looked for: a vector holds 16,383 places.
CREATE OR REPLACE FUNCTION search_vector(config regconfig, headline text, lead text, story text) RETURNS tsvector
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector(config, search_words(headline)), 'A')
        || setweight(to_tsvector(config, search_words(lead)), 'B')
        || setweight(to_tsvector(config, search_words(left(story, 100000))), 'C')
$$;

-- How well a story answers: side by side in the headline, all in the headline, side by side, then near to each other.
CREATE OR REPLACE FUNCTION search_nearness(stored tsvector, words tsquery, phrase tsquery) RETURNS float8
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    vector tsvector := stored || '';  -- Read from the disk once, not for each of these.
    headline tsvector := ts_filter(vector, '{a}');
BEGIN
    RETURN ts_rank('{0.05, 0.05, 0.4, 1}', vector, words)
        + (vector @@ phrase)::int + (headline @@ words)::int + 2 * (headline @@ phrase)::int;
END $$;

CREATE OR REPLACE PROCEDURE search_enter(stories bigint[]) LANGUAGE sql AS $$
    INSERT INTO articles_searchentry (article_id, publish_at, category_id, accented, folded)
    SELECT
        id,
        publish_at,
        category_id,
        search_vector('simple', headline, lead, story),
        search_vector('vi', headline, lead, story)
    FROM articles_article, search_story(id, body) story
    WHERE id = ANY (stories) AND status = 'published'
    ON CONFLICT (article_id) DO UPDATE
    SET publish_at = excluded.publish_at,
        category_id = excluded.category_id,
        accented = excluded.accented,
        folded = excluded.folded
$$;
"""

TABLE = """
DROP TABLE IF EXISTS articles_searchentry;
CREATE TABLE articles_searchentry (
    article_id bigint PRIMARY KEY REFERENCES articles_article ON DELETE CASCADE,
    publish_at timestamptz NOT NULL,
    category_id bigint NOT NULL,
    accented tsvector NOT NULL,
    folded tsvector NOT NULL
);
CREATE INDEX search_accented ON articles_searchentry USING gin (accented);
CREATE INDEX search_folded ON articles_searchentry USING gin (folded);
CREATE INDEX search_accented_headline ON articles_searchentry USING gin (ts_filter(accented, '{a}'));
CREATE INDEX search_folded_headline ON articles_searchentry USING gin (ts_filter(folded, '{a}'));
"""

TRIGGERS = """
CREATE OR REPLACE FUNCTION search_story_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF new.status <> 'published' THEN
        DELETE FROM articles_searchentry WHERE article_id = new.id;
    ELSIF tg_op = 'INSERT' OR (old.status, old.headline, old.lead, old.body)
            IS DISTINCT FROM (new.status, new.headline, new.lead, new.body) THEN
        CALL search_enter(ARRAY[new.id]);
    ELSIF (old.publish_at, old.category_id) IS DISTINCT FROM (new.publish_at, new.category_id) THEN
        UPDATE articles_searchentry SET publish_at = new.publish_at, category_id = new.category_id
        WHERE article_id = new.id;
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER search_story_changed
    AFTER INSERT OR UPDATE OF status, headline, lead, body, publish_at, category_id ON articles_article
    FOR EACH ROW EXECUTE FUNCTION search_story_changed();

CREATE OR REPLACE FUNCTION search_part_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    CALL search_enter(ARRAY[old.article_id, new.article_id]);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER search_part_changed AFTER INSERT OR DELETE OR UPDATE ON articles_infographic
    FOR EACH ROW EXECUTE FUNCTION search_part_changed();
CREATE OR REPLACE TRIGGER search_part_changed AFTER INSERT OR DELETE OR UPDATE ON articles_recording
    FOR EACH ROW EXECUTE FUNCTION search_part_changed();
"""

UNDO = """
DROP TRIGGER IF EXISTS search_part_changed ON articles_recording;
DROP TRIGGER IF EXISTS search_part_changed ON articles_infographic;
DROP TRIGGER IF EXISTS search_story_changed ON articles_article;
DROP FUNCTION IF EXISTS search_part_changed;
DROP FUNCTION IF EXISTS search_story_changed;
DROP PROCEDURE IF EXISTS search_enter;
DROP TABLE IF EXISTS articles_searchentry;
DROP FUNCTION IF EXISTS search_nearness;
DROP FUNCTION IF EXISTS search_vector;
DROP FUNCTION IF EXISTS search_story;
DROP FUNCTION IF EXISTS search_text;
DROP FUNCTION IF EXISTS search_words;
DROP TEXT SEARCH CONFIGURATION IF EXISTS vi;
"""


def enter_stories(apps, schema_editor):
    """Enter the stories that are there; nobody may change the ones that are being entered."""
    stories = apps.get_model("articles", "Article").objects.using(schema_editor.connection.alias)
    waiting = stories.filter(status="published").order_by("pk").select_for_update(no_key=True)
    last = 0
    while last is not None:
        with transaction.atomic(schema_editor.connection.alias):
            ids = list(waiting.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH])
            with schema_editor.connection.cursor() as cursor:
                cursor.execute("CALL search_enter(%s)", [ids])
        last = ids[-1] if ids else None


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0006_readership")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL([CONFIGURATION + TABLE + FUNCTIONS + TRIGGERS], [UNDO]),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "article",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                primary_key=True,
                                related_name="search_entry",
                                serialize=False,
                                to="articles.article",
                            ),
                        ),
                        ("publish_at", models.DateTimeField()),
                        (
                            "category",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="articles.category",
                            ),
                        ),
                        ("accented", django.contrib.postgres.search.SearchVectorField()),
                        ("folded", django.contrib.postgres.search.SearchVectorField()),
                    ],
                    options={
                        "verbose_name": "search entry",
                        "verbose_name_plural": "search entries",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex("accented", name="search_accented"),
                            django.contrib.postgres.indexes.GinIndex("folded", name="search_folded"),
                            django.contrib.postgres.indexes.GinIndex(
                                models.Func("accented", template="ts_filter(%(expressions)s, '{a}')"),
                                name="search_accented_headline",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                models.Func("folded", template="ts_filter(%(expressions)s, '{a}')"),
                                name="search_folded_headline",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(enter_stories, migrations.RunPython.noop, atomic=False),
    ]
