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
      if (!title) continue;
      const [item, heading, link] = ["li", "h3", "a"].map(name => document.createElement(name));
      Object.assign(link, { href: key.url, textContent: title });
      heading.append(link);
      item.append(heading);
      place.querySelector("ol").append(item);
    }
    place.hidden = !place.querySelector("li");
  };
  if (place && "caches" in window) list();
}
