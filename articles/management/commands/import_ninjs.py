from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importers import ninjs, save
from articles.models import Category
from newsroom.text import clean_line


class Command(BaseCommand):
    help = "Import stories from IPTC ninjs files (1.x to 3.x). Importing a file again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--category", metavar="PATH", help="category of stories that name none")
        parser.add_argument(
            "--overwrite", action="store_true", help="also stories that were edited here since"
        )

    def handle(self, *, files, dry_run, category, overwrite, **options):
        self.options = {"category": self._category(category), "overwrite": overwrite, "dry_run": dry_run}
        self.failed = 0
        for path in files:
            self._import(path)
        if dry_run:
            self.stdout.write(_("A dry run: nothing was changed."))
        else:
            self._link_related()
        if self.failed:
            message = ngettext("%(n)d file was not imported.", "%(n)d files were not imported.", self.failed)
            raise CommandError(message % {"n": self.failed})

    def _link_related(self):
        for uri in sorted({uri for missing in save.link_related().values() for uri in missing}):
            self._warn(_("The related story %(uri)s is not here; it is linked once it comes.") % {"uri": uri})

    def _category(self, path):
        if path is None:
            return None
        found = Category.objects.filter(path=path.strip("/")).first()
        if found is None:
            raise CommandError(_("There is no category with the path “%(path)s”.") % {"path": path})
        return found

    def _import(self, path):
        """One file, whole or not at all; what is wrong with it does not stop the others."""
        try:
            outcome = save.save(ninjs.read(path), **self.options)
        except ValidationError as error:
            self._fail(path, " ".join(error.messages))
            return
        except DatabaseError as error:
            self._fail(
                path, _("The database refused it: %(error)s.") % {"error": str(error).partition("\n")[0]}
            )
            return
        self.stdout.write(clean_line(f"{path.name}: {_(outcome.status)}: {outcome.article.headline}"))
        for warning in outcome.warnings:
            self._warn(warning)

    def _fail(self, path, reason):
        """What is said quotes the file, and must not steer the terminal."""
        self.failed += 1
        self.stderr.write(self.style.ERROR(clean_line(f"{path.name}: {reason}")))

    def _warn(self, message):
        self.stdout.write(self.style.WARNING(f"  {clean_line(message)}"))
