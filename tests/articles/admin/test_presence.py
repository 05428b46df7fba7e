"""One tab at a time changes a story: who has the turn, how it is taken over, and what the other one keeps."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import updates
from articles.admin.story import saved_tabs
from articles.models import Article, Presence, WorkingCopy
from tests.articles.admin.forms import form_data
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


class Tab:
    """Somebody's open form of a story, as its scripts and its buttons use it."""

    def __init__(self, client, story, user):
        self.client, self.story, self.user = client, story, user
        self.typed = form_data(self._client(), self._address("change"))

    def _client(self):
        self.client.force_login(self.user)
        return self.client

    def _address(self, name):
        return reverse(f"admin:articles_article_{name}", args=[self.story.pk])

    def ping(self, **more):
        return self._client().post(self._address("presence"), {"tab": self.typed["tab"], **more}).json()

    def take_over(self):
        return self._client().post(self._address("take_over"), {"tab": self.typed["tab"]}).json()

    def leave(self):
        return (
            self._client()
            .post(self._address("presence"), {"tab": self.typed["tab"], "leaving": "1"})
            .status_code
        )

    def save(self, **changes):
        return self._client().post(self._address("change"), self.typed | changes)


@pytest.fixture
def story():
    return make_article(headline="Cũ")


@pytest.fixture
def open_tab(client, story):
    people = {}

    def open_as(name, role="editor"):
        people.setdefault(name, None)
        people[name] = people[name] or make_user(role, full_name=name)
        return Tab(client, story, people[name])

    return open_as


def go_by(seconds):
    """Let time pass since the last pings."""
    for presence in Presence.objects.all():
        presence.seen_at -= timedelta(seconds=seconds)
        presence.save()


def test_another_way_to_write_the_address_is_no_way_around_the_turn(client, open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    client.force_login(minh.user)
    address = f"/admin/articles/article/{story.pk}_0A/change/"
    response = client.post(address, minh.typed | {"headline": "Mới"})
    assert response.status_code == 409
    kept = minh.user.working_copies.get()
    assert (kept.article, str(kept)) == (story, "Mới")
    story.refresh_from_db()
    assert story.headline == "Cũ"
    opened = client.get(address, {"ban-nhap": kept.pk})
    assert opened.context["adminform"].form["headline"].value() == "Mới"


def test_looking_is_told_and_takes_no_turn(open_tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping()
    told = minh.ping()
    assert (told["line"], told["mayEdit"], told["notice"]) == ("Lan đang xem", True, "")
    assert not Presence.objects.editing().exists()


def test_the_first_change_takes_the_turn_and_others_see_since_when(open_tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    assert lan.ping(changing="1")["mayEdit"] is True
    Presence.objects.update(editing_since=timezone.now() - timedelta(seconds=150))
    told = minh.ping(changing="1")
    assert told["line"] == "Lan đang sửa (2 phút)"
    assert (told["mayEdit"], told["mayTakeOver"], told["isLost"]) == (False, True, False)
    assert told["notice"].startswith("Lan đang sửa bài này từ ")
    assert Presence.objects.editing().get().user.full_name == "Lan"


def test_a_tab_that_is_not_heard_of_for_a_minute_is_gone_and_its_turn_free(open_tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    go_by(61)
    told = minh.ping(changing="1")
    assert (told["line"], told["mayEdit"]) == ("", True)
    assert lan.ping(changing="1")["isLost"] is True


def test_a_turn_is_kept_through_a_pause_when_nobody_wanted_it(open_tab):
    lan = open_tab("Lan")
    lan.ping(changing="1")
    go_by(600)
    assert lan.ping()["mayEdit"] is True
    assert Presence.objects.editing().exists()


def test_a_tab_that_closes_gives_the_turn_back(open_tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    assert lan.leave() == 204
    told = minh.ping(changing="1")
    assert (told["line"], told["mayEdit"]) == ("", True)


def test_a_take_over_is_told_to_the_old_tab_and_its_save_is_refused_with_all_that_was_typed(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.ping()
    assert minh.take_over()["mayEdit"] is True
    told = lan.ping(changing="1")
    assert (told["mayEdit"], told["mayTakeOver"], told["isLost"]) == (False, False, True)
    assert told["notice"].startswith("Minh đã tiếp quản lúc ")
    response = lan.save(headline="Của Lan", body="<p>Đoạn của Lan.</p>")
    assert response.status_code == 409
    typed = response.context["adminform"].form.data
    assert (typed["headline"], typed["body"]) == ("Của Lan", "<p>Đoạn của Lan.</p>")
    assert "Minh đã tiếp quản" in response.text
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Cũ", 0)
    copy = WorkingCopy.objects.get()
    assert (copy.editor, copy.values["body"]) == (lan.user, ["<p>Đoạn của Lan.</p>"])


def test_the_refused_page_is_a_tab_of_its_own_and_can_save_when_the_story_is_free(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.take_over()
    refused = lan.save(headline="Của Lan").context["adminform"].form.data
    assert refused["tab"] != lan.typed["tab"]
    minh.leave()
    assert lan.save(headline="Của Lan", tab=refused["tab"]).status_code == 302
    story.refresh_from_db()
    assert story.headline == "Của Lan"
    assert not WorkingCopy.objects.exists()


def test_after_a_take_over_and_a_save_both_reasons_are_told_and_both_texts_stay(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.take_over()
    assert minh.save(lead="Sapo của Minh.").status_code == 302
    response = lan.save(headline="Của Lan")
    assert response.status_code == 409
    typed = response.context["adminform"].form.data
    assert (typed["headline"], typed["lead"]) == ("Của Lan", "Sapo của Minh.")
    assert response.context["conflict"]
    assert "Minh đã tiếp quản" in response.text


def test_a_tab_whose_turn_it_is_not_may_not_save(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.ping()
    assert minh.save(headline="Của Minh").status_code == 409
    story.refresh_from_db()
    assert story.headline == "Cũ"


@pytest.mark.parametrize("tab", [None, "", "another-tab-of-minh", "\x00", "x" * 500])
def test_a_tab_that_nobody_knows_waits_for_who_is_writing_and_keeps_its_text(open_tab, story, tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.typed = {name: value for name, value in minh.typed.items() if name != "tab"}
    response = minh.save(headline="Của Minh", **({} if tab is None else {"tab": tab}))
    assert response.status_code == 409
    assert response.context["adminform"].form.data["headline"] == "Của Minh"
    assert "Lan đang sửa bài này từ " in response.text
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Cũ", 0)
    copy = WorkingCopy.objects.get()
    assert (copy.editor, copy.values["headline"]) == (minh.user, ["Của Minh"])


def test_without_scripts_a_story_is_saved_while_nobody_else_writes(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping()
    assert minh.save(headline="Của Minh").status_code == 302
    again = open_tab("Minh")
    open_tab("Minh").ping(changing="1")
    assert again.save(headline="Cửa sổ khác của Minh").status_code == 302
    story.refresh_from_db()
    assert story.headline == "Cửa sổ khác của Minh"


def test_without_scripts_whoever_is_refused_can_wait_or_take_over(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    refused = minh.save(headline="Của Minh")
    assert 'name="_take_over"' in refused.text
    tab = refused.context["adminform"].form.data["tab"]
    go_by(61)
    assert minh.save(headline="Sau một phút", tab=tab).status_code == 302
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    tab = minh.save(headline="Của Minh").context["adminform"].form.data["tab"]
    assert minh.save(headline="Của Minh", tab=tab, _take_over="1").status_code == 302
    story.refresh_from_db()
    assert story.headline == "Của Minh"
    assert lan.save(headline="Của Lan").status_code == 409


def test_the_box_that_takes_over_is_not_on_a_page_that_was_not_refused(open_tab, client, story):
    lan = open_tab("Lan")
    assert 'name="_take_over"' not in client.get(lan._address("change")).text
    assert 'name="_take_over"' not in lan.save(headline="").text


def test_a_lost_tab_is_not_saved_by_the_box_either(open_tab, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.take_over()
    assert lan.save(headline="Của Lan", _take_over="1").status_code == 409
    assert Presence.objects.editing().get().user == minh.user


def test_a_revision_is_not_brought_back_over_who_is_writing(open_tab, client, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    assert lan.save(headline="Mới").status_code == 302
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    restore = reverse("admin:articles_article_restore", args=[story.pk, 1])
    client.force_login(minh.user)
    answer = client.post(restore, follow=True)
    assert "Lan đang sửa bài này từ " in answer.text
    assert "Mở bài ra và tiếp quản" in answer.text
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Mới", 2)
    minh.take_over()
    client.post(restore)
    story.refresh_from_db()
    assert (story.headline, story.revisions.count()) == ("Cũ", 3)


def test_an_update_is_not_brought_up_under_who_is_writing_it(open_tab, client, story):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    update = updates.prepare(story, by=lan.user)
    assert minh.save(lead="Sapo mới.").status_code == 302
    lan.story = minh.story = update
    lan.ping(changing="1")
    catch_up = reverse("admin:articles_article_catch-up", args=[update.pk])
    client.force_login(minh.user)
    answer = client.post(catch_up, follow=True)
    assert "Lan đang sửa bài này từ " in answer.text
    assert (Article.objects.get(pk=update.pk).lead, update.revisions.count()) == ("Sáng nay biển lặng.", 1)
    go_by(61)
    client.post(catch_up)
    assert (Article.objects.get(pk=update.pk).lead, update.revisions.count()) == ("Sapo mới.", 2)


def test_a_lost_tab_cannot_take_the_turn_back_before_it_is_opened_afresh(open_tab):
    lan, minh = open_tab("Lan"), open_tab("Minh")
    lan.ping(changing="1")
    minh.take_over()
    assert lan.take_over()["isLost"] is True
    lan.leave()
    assert lan.ping()["isLost"] is True
    assert open_tab("Lan").take_over()["mayEdit"] is True


def test_the_other_window_of_one_person_is_told_as_theirs(open_tab):
    first, second = open_tab("Lan"), open_tab("Lan")
    first.ping(changing="1")
    told = second.ping()
    assert told["line"] == "bạn ở cửa sổ khác đang sửa (0 phút)"
    assert second.take_over()["mayEdit"] is True
    assert first.ping()["notice"].startswith("Bạn đã tiếp quản ở cửa sổ khác lúc ")


def test_who_brings_a_draft_back_need_not_wait_for_the_tab_that_left_it(open_tab, story):
    killed, again = open_tab("Lan"), open_tab("Lan")
    killed.ping(changing="1")
    address = reverse("admin:articles_article_working", args=[story.pk])
    mark = killed.client.post(address, killed.typed).json()["mark"]
    assert again.ping(changing="1")["mayEdit"] is False
    assert again.ping(changing="1", draft=mark)["mayEdit"] is True


def test_a_save_gives_the_turn_back(open_tab):
    lan = open_tab("Lan")
    lan.ping(changing="1")
    assert lan.save(headline="Mới").status_code == 302
    assert not Presence.objects.exists()


def test_a_save_in_place_keeps_the_turn(open_tab):
    lan = open_tab("Lan")
    lan.ping(changing="1")
    lan.client.defaults["HTTP_ACCEPT"] = "application/json"
    assert lan.save(headline="Mới").status_code == 302
    assert Presence.objects.editing().get().user == lan.user
    assert saved_tabs.TABS not in lan.client.session


def test_who_may_only_read_is_seen_and_gets_no_turn(client, story):
    reporter = make_user("reporter", full_name="Kha")
    story.owner = reporter
    story.save()
    client.force_login(reporter)
    address = reverse("admin:articles_article_presence", args=[story.pk])
    told = client.post(address, {"tab": "tab-of-kha", "changing": "1"}).json()
    assert (told["mayEdit"], told["mayTakeOver"], told["notice"]) == (False, False, "")
    assert Presence.objects.get().editing_since is None
    take_over = reverse("admin:articles_article_take_over", args=[story.pk])
    assert client.post(take_over, {"tab": "tab-of-kha"}).status_code == 403


def test_who_may_not_see_a_story_is_told_nothing_of_it(client, story):
    client.force_login(make_user("reporter"))
    for name in ("presence", "take_over"):
        address = reverse(f"admin:articles_article_{name}", args=[story.pk])
        assert client.post(address, {"tab": "tab-of-kha"}).status_code == 404
        assert client.get(address).status_code == 404
    assert not Presence.objects.exists()
