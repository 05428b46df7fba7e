from django.core.management.commands.migrate import Command as MigrateCommand

from newsroom import roles


class Command(MigrateCommand):
    """Django's migrate, then the groups: permissions exist only once every migration has run."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not (options["app_label"] or options["plan"] or options["check_unapplied"]):
            roles.sync()
