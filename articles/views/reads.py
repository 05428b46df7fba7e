"""Where a story's page reports that it was read: see static/js/story.js."""

from datetime import timedelta
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article, ReadCount
from newsroom import ratelimit, visitors

# A story's number, and nothing else.
MAX_BYTES = 19

# A network counts once an hour for a story, and may report so many in that time.
HOUR = timedelta(hours=1)
REPORTS_AN_HOUR = 600


@csrf_exempt
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Count one read of the story whose number is sent.

    404 for what is no public story. Machines and staff get the answer that readers get and are not counted.
    """
    return HttpResponse(status=_answer(request))


def _answer(request: HttpRequest) -> HTTPStatus:
    number = request.read(MAX_BYTES + 1)
    if len(number) > MAX_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if not number.isdigit():
        return HTTPStatus.NOT_FOUND
    if not visitors.is_from_our_pages(request):
        return HTTPStatus.FORBIDDEN
    if visitors.is_machine(request) or visitors.may_be_staff(request):
        return HTTPStatus.NO_CONTENT
    network = ratelimit.network(request, "reads")
    if not ratelimit.allows(f"reads {network}", limit=REPORTS_AN_HOUR, per=HOUR):
        return HTTPStatus.TOO_MANY_REQUESTS
    return _count(request, int(number))


def _count(request: HttpRequest, pk: int) -> HTTPStatus:
    now = timezone.now()
    article = Article.objects.published(now).only("pk").filter(pk=pk).first()
    if article is None:
        return HTTPStatus.NOT_FOUND
    # A hash for this story alone: what a network reads cannot be put together from the counters.
    network = ratelimit.network(request, f"read {pk}")
    if ratelimit.allows(f"read {network}", limit=1, per=HOUR):
        ReadCount.objects.add_one(article, now)
    return HTTPStatus.NO_CONTENT
