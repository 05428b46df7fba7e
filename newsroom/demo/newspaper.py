"""Loads the demo newspaper: Báo Hải Sa, of an invented province. Loading it again changes nothing."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date

from articles import pictures
from articles.importers import ninjs, save
from articles.models import Article, Author, Box, BoxItem, Category, Correction
from newsroom.demo import edition, kinds, people, readers
from newsroom.models import FollowLink, Page, Publication

URI = "urn:newsroom:demo:"

# What the editors of the demo put on the front page, by the end of the story's URI.
FRONT_LEAD = [
    "nhung-nguoi-giu-den-mui-sung",
    "truc-tiep-ban-marathon-ven-bien",
    "tau-khach-con-son-chay-lai",
    "tau-ca-mui-sung-cuu-nguoi",
]
FEATURED = [
    "dem-chong-den-phu-thuan-dong",
    "mot-ngay-pho-co-ben-loi",
    "thong-xe-cau-cua-lung",
    "so-hoa-sach-co-cham-tuy-lam",
]
DO_NOT_MISS = [
    "san-ho-con-son",
    "noi-chao-ca-ba-gio-sang",
    "buoi-sang-doc-duong-ven-bien",
    "kham-tu-xa-con-son",
]
# The story that stands out on the time line of its topic and gives it its picture; what the topic is about.
MILESTONES = {
    "dem-chong-den-phu-thuan-dong": (
        "Mỗi mùa gió bấc, những vườn thanh long Hải Sa thắp đèn suốt đêm cho cây ra hoa trái vụ."
        " Báo Hải Sa theo mùa đèn từ lúc kéo dây đến chuyến xe trái đầu tiên."
    ),
    "chinh-quyen-so-truyen-thong": (
        "Từ chợ Bến Lội đến bàn tiếp dân trên núi: chuyện chính quyền số đi vào từng xóm của tỉnh Hải Sa."
    ),
}
# What the demo's newsroom told readers of its stories afterwards, an hour after them.
CORRECTIONS = {
    "thong-xe-cau-cua-lung": (
        Correction.Kind.CORRECTION,
        "Bản đăng đầu ghi tổng mức đầu tư cầu Cửa Lũng là 1.810 tỷ đồng. Con số đúng là 1.180 tỷ đồng.\n\n"
        "Bài đã được sửa. Báo Hải Sa xin lỗi bạn đọc.",
    ),
    "nuoc-may-ve-ba-xom-bai-ngang": (
        Correction.Kind.UPDATE,
        "Bài được bổ sung ý kiến của UBND xã La Vang Hạ về đoạn ống đến xóm Đồi.",
    ),
}
# Stories that the demo's newsroom still works on, so that its desk is not empty.
IN_THE_WORKS = {
    "lop-hoc-hai-dau-cau-con-son": Article.Status.DRAFT,
    "kham-mat-cho-diem-dan-ca-ninh": Article.Status.SUBMITTED,
    "ban-tiep-dan-len-nui": Article.Status.APPROVED,
    "giu-nuoc-ho-suoi-dau-ha": Article.Status.PUBLISHED,  # tomorrow: scheduled
}


def load(data_dir: Path, password: str = "") -> people.Logins:
    """Everything of the demo that is not there yet; returns the logins, one for each role.

    Pictures are drawn once and kept below `data_dir`. `password` is for all logins; without one it is made up
    at the first call and kept.
    """
    logins = people.add(data_dir, password)
    if not Article.objects.filter(source_uri__startswith=URI).exists():
        _print(list(edition.prepare(data_dir / "demo")), logins)
    return logins


@transaction.atomic
def _print(stories: list[Path], logins: people.Logins) -> None:
    """All or nothing, so that an interrupted first start begins anew."""
    _add_publication(_read("publication.json"))
    _add_pages(_read("pages.json"))
    for path in stories:
        save.save(ninjs.read(path))
    save.link_related()
    for slug, row in _read("kinds.json").items():
        kinds.add(Article.objects.get(source_uri=URI + slug), row, URI)
    people.give_pen_names()
    people.give_stories(URI, logins)
    tomorrow = timezone.now() + timedelta(days=1)
    for slug, status in IN_THE_WORKS.items():
        publish_at = tomorrow if status == Article.Status.PUBLISHED else None
        Article.objects.filter(source_uri=URI + slug).update(status=status, publish_at=publish_at)
    _fill_boxes()
    _mark_milestones()
    _correct(logins)
    readers.add(_read("comments.json"), logins.moderator)
    readers.read_stories()


def _read(name: str) -> Any:
    return json.loads((edition.FOLDER / name).read_text(encoding="utf-8"))


def _add_publication(said: dict) -> None:
    links, categories, authors = said.pop("follow_links"), said.pop("categories"), said.pop("authors")
    publication = Publication(**said | {"licence_date": parse_date(said["licence_date"])})
    publication.save()
    FollowLink.objects.bulk_create(
        FollowLink(publication=publication, position=place, **link) for place, link in enumerate(links)
    )
    for row in categories:
        _add_category(row, None)
    for number, row in enumerate(authors):
        _add_author(row, number)


def _add_pages(rows: list[dict]) -> None:
    for position, row in enumerate(rows):
        page = Page(position=position, body="".join(row.pop("body")), **row)
        page.full_clean()
        page.save()


def _add_category(row: dict, parent: Category | None) -> None:
    children = row.pop("children", [])
    category = Category(parent=parent, is_on_front=parent is None, **row)
    category.full_clean(exclude=["path"])
    category.save()
    for child in children:
        _add_category(child, category)


def _add_author(row: dict, number: int) -> None:
    portrait = pictures.add(edition.portrait(number), alt=row["pen_name"], credit=edition.CREDIT)
    author = Author(biography=row.pop("bio"), picture=portrait, **row)
    author.full_clean()
    author.save()


def _mark_milestones() -> None:
    for slug, description in MILESTONES.items():
        story = Article.objects.select_related("topic").get(source_uri=URI + slug)
        Article.objects.filter(pk=story.pk).update(is_milestone=True)
        story.topic.picture, story.topic.description = story.cover, description
        story.topic.save()


def _correct(logins: people.Logins) -> None:
    for slug, (kind, note) in CORRECTIONS.items():
        story = Article.objects.get(source_uri=URI + slug)
        told = {"kind": kind, "note": note, "published_at": story.publish_at + timedelta(hours=1)}
        Correction.objects.create(article=story, made_by=logins.manager, **told)


def _fill_boxes() -> None:
    picks = {Box.Place.FRONT_LEAD: FRONT_LEAD, Box.Place.FEATURED: FEATURED, Box.Place.AFTER: DO_NOT_MISS}
    for place, slugs in picks.items():
        box = Box.objects.filter(place=place).first()
        BoxItem.objects.bulk_create(
            BoxItem(box=box, article=Article.objects.get(source_uri=URI + slug), position=position)
            for position, slug in enumerate(slugs)
        )
