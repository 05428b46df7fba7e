{% url "offline" as offline %}{% url "admin:index" as desk %}// Keeps what was read for when there is no network; while there is one, it is always asked first.
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}"{{ offline }}"];
const SHELL = "shell-{{ version }}", PAGES = "pages", MOST = 20;
const isStory = ({ url }) => /-\d+\.html/.test(url);
const bare = url => new URL(url).pathname.replace(/\.[0-9a-f]{12}\./, ".");

addEventListener("install", event => event.waitUntil(
  caches.open(SHELL).then(shell => shell.addAll(FILES)).then(() => skipWaiting())));

addEventListener("activate", event => event.waitUntil(caches.keys().then(names => Promise.all(
  names.filter(name => name != SHELL && name != PAGES).map(name => caches.delete(name))))));

addEventListener("fetch", event => {
  const { request } = event, { origin, pathname, searchParams } = new URL(request.url);
  if (request.method != "GET" || origin != location.origin || pathname.startsWith("{{ desk }}") || searchParams.has("gui")) return;
  if (request.mode == "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("{{ static_url }}")) event.respondWith(fetch(request).catch(() => file(request.url)));
});

async function page(event) {
  const { request } = event, pages = await caches.open(PAGES);
  try {
    // The browser's own cache may serve an old page for half a minute; here that would be kept.
    const response = await fetch(request, { cache: "no-cache" });
    // 0: it has moved.
    if ([0, 404, 410].includes(response.status)) event.waitUntil(pages.delete(request, { ignoreSearch: true }));
    else if (mayStay(response)) event.waitUntil(keep(pages, request, response.clone()));
    return response;
  } catch {
    return await pages.match(request) ?? caches.match("{{ offline }}");
  }
}

function mayStay({ status, headers }) {
  return status == 200 && headers.get("Content-Type")?.startsWith("text/html")
    && !/no-store|private/.test(headers.get("Cache-Control"));
}

async function keep(pages, request, response) {
  await pages.delete(request);
  await pages.put(request, response);
  const all = await pages.keys(), stories = all.filter(isStory), others = all.filter(key => !isStory(key));
  for (const key of [...stories.slice(0, -MOST), ...others.slice(0, -MOST)]) await pages.delete(key);
}

async function file(url) {
  const shell = await caches.open(SHELL), same = (await shell.keys()).find(key => bare(key.url) == bare(url));
  return same ? shell.match(same) : Response.error();
}
