"""The groups hold what the table says, and nothing else."""

import pytest
from django.contrib.auth.models import Group, Permission

from newsroom import roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_migrating_makes_every_group_of_the_table():
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.ROLES)


def test_every_right_of_the_table_exists():
    for name, rights in roles.ROLES.items():
        wanted = sum(len(actions) for actions in rights.values())
        assert Group.objects.get(name=name).permissions.count() == wanted, name


def test_syncing_takes_away_what_is_not_in_the_table():
    reporter = Group.objects.get(name="reporter")
    reporter.permissions.add(Permission.objects.get(codename="publish_article"))
    roles.sync()
    assert not reporter.permissions.filter(codename="publish_article").exists()


@pytest.mark.parametrize("role", roles.ROLES)
def test_only_whom_the_table_says_may_publish(role):
    publishes = make_user(role).has_perm("articles.publish_article")
    assert publishes is (role not in {"reporter", "comment moderator"})


@pytest.mark.parametrize("role", roles.ROLES)
def test_only_administrators_change_accounts(role):
    assert make_user(role).has_perm("newsroom.change_user") is (role == "administrator")
