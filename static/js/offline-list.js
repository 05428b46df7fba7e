// On the offline page: the stories that this browser has kept, the last one read first.
{
  const place = document.querySelector(".offline-stories");

  const list = async () => {
    const pages = await caches.open("pages");
    const stories = new Map();
    for (const key of (await pages.keys()).reverse()) {
      const { pathname } = new URL(key.url);
      if (/-\d+\.html$/.test(pathname) && !stories.has(pathname)) stories.set(pathname, key);
    }
    for (const key of stories.values()) {
      const text = await (await pages.match(key)).text();
      const title = new DOMParser().parseFromString(text, "text/html").querySelector("h1")?.textContent.trim();
      const link = Object.assign(document.createElement("a"), { href: key.url, textContent: title });
      const item = document.createElement("li");
      item.append(link);
      if (title) place.querySelector("ol").append(item);
    }
    place.hidden = !place.querySelector("li");
  };
  if (place && "caches" in window) list();
}
