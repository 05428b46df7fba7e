import csv
from io import StringIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Redirect
from articles.models.address import normal

HEADER = ["old_path", "new_path"]


class Command(BaseCommand):
    help = (
        "Import old addresses from a CSV file of two columns: the old address and the new one, both from the "
        "first “/” on. An empty new one needs --gone-because. All rows are taken or none."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument(
            "--gone-because", default="", metavar="REASON", help="what readers are told where a page is gone"
        )

    @transaction.atomic
    def handle(self, *, file, dry_run, gone_because, **options):
        rows = list(self._rows(file))
        # Rows of the same file may lead to each other, in any order.
        self.reason, self.targets = gone_because, {}
        for _line, row in rows:
            if len(row) == 2:
                self.targets.setdefault(normal(row[0]), normal(row[1]))
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        failed = 0
        for line, row in rows:
            try:
                counts[self._take(row)] += 1
            except ValidationError as error:
                failed += 1
                place = _("Line %(n)d") % {"n": line}
                self.stderr.write(self.style.ERROR(f"{place}: {' '.join(error.messages)}"))
        self._report(counts, failed)
        if dry_run:
            self.stdout.write(_("A dry run: nothing was changed."))
        transaction.set_rollback(dry_run)

    def _report(self, counts, failed):
        if failed:
            message = ngettext(
                "%(n)d row is wrong, so nothing was changed.",
                "%(n)d rows are wrong, so nothing was changed.",
                failed,
            )
            raise CommandError(message % {"n": failed})
        said = _("%(added)d added, %(changed)d changed, %(unchanged)d unchanged.") % counts
        self.stdout.write(self.style.SUCCESS(said))

    def _rows(self, path):
        """The rows with the numbers of their lines; spreadsheets of some countries write semicolons."""
        text = self._text(path)
        first = text.partition("\n")[0]
        delimiter = ";" if ";" in first and "," not in first else ","
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        try:
            for row in reader:
                cells = [cell.strip() for cell in row]
                if any(cells) and not (reader.line_num == 1 and cells == HEADER):
                    yield reader.line_num, cells
        except csv.Error as error:
            message = _("Line %(n)d cannot be read: %(error)s.")
            raise CommandError(message % {"n": reader.line_num, "error": error}) from error

    def _text(self, path):
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            message = _("%(file)s cannot be read: %(error)s.")
            raise CommandError(message % {"file": path, "error": error.strerror}) from error
        except UnicodeDecodeError as error:
            message = _("%(file)s is not UTF-8. Save it as “CSV UTF-8”.")
            raise CommandError(message % {"file": path}) from error

    def _take(self, row):
        """Save one row and return what became of it; raises ValidationError for a wrong one."""
        if len(row) != 2:
            raise ValidationError(_("There must be two columns: the old address and the new one."))
        old, new = normal(row[0]), normal(row[1])
        if self.targets[old] != new:
            raise ValidationError(_("This old address stands in the file twice, with two new ones."))
        redirect = Redirect.objects.filter(old_path=old).first() or Redirect(old_path=old)
        is_new, before = redirect.pk is None, (redirect.new_path, redirect.reason)
        redirect.new_path = self._end(new)
        redirect.reason = "" if redirect.new_path else self.reason
        redirect.full_clean()
        redirect.save()
        if is_new:
            return "added"
        return "unchanged" if (redirect.new_path, redirect.reason) == before else "changed"

    def _end(self, address):
        """Where the rows of the file lead from here in the end; in a circle, anywhere in it."""
        passed = set()
        while address in self.targets and address not in passed:
            passed.add(address)
            address = self.targets[address]
        return address
