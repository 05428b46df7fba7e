// Asks every half minute whether there is more in a live report, and offers it: nothing moves under the
// reader's eyes until the offer is taken. Without JavaScript the page is read again by loading it again.
const INTERVAL = 30_000;
const entries = document.querySelector(".entries[data-news]");

function offer(place, says, take) {
  const button = place.firstElementChild ?? document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.onclick = take;
  // Only what changes is read out.
  if (button.textContent !== says) button.textContent = says;
  if (!button.isConnected) place.append(button);
}

async function look() {
  if (document.hidden) return;
  const since = entries.dataset.newest;
  const response = await fetch(`${entries.dataset.news}?sau=${since}`, { credentials: "omit" });
  if (!response.ok || since !== entries.dataset.newest) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const news = page.querySelector("[data-newest]");
  const place = entries.querySelector(".entries-news");
  if (news.childElementCount) {
    offer(place, news.dataset.says, () => {
      const first = news.querySelector("a");
      entries.dataset.newest = news.dataset.newest;
      entries.querySelector(".empty")?.remove();
      place.replaceChildren();
      entries.querySelector("h2").after(...news.childNodes);
      first.focus();
    });
  }
  if ("over" in news.dataset) {
    clearInterval(timer);
    document.querySelector(".live-badge")?.remove();
  }
}

const timer = entries && setInterval(() => look().catch(() => { /* offline: the next round may do */ }), INTERVAL);
