// What every page of readers does with a script, in one file for one request: the two buttons of the masthead
// (text size, light or dark), what is kept for when there is no network, the bar of the newsroom.
const root = document.documentElement;
const controls = document.querySelector(".controls");

function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch { /* it holds for this page only */ }
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

if (controls) {
  const sizes = ["", "l", "s"];
  controls.querySelector("[data-size-toggle]").addEventListener("click", () => {
    choose("size", sizes[(sizes.indexOf(root.dataset.size ?? "") + 1) % sizes.length]);
  });
  controls.querySelector("[data-theme-toggle]").addEventListener("click", () => {
    choose("theme", isDark() ? "light" : "dark");
  });
  controls.hidden = false;
}

// Lets the browser keep what is read, for when there is no network. Without it all is as it was.
const { worker, bar } = document.currentScript.dataset;
if (worker) {
  navigator.serviceWorker?.register(worker).catch(() => { /* switched off, or offline right now */ });
}

// For staff: fetches the bar of the newsroom. The hint of a login is no key; the server decides who gets the bar.
if (bar && /(?:^|; )nr_staff=1/.test(document.cookie)) {
  fetch(`${bar}?path=${encodeURIComponent(location.pathname)}`)
    .then((answer) => (answer.status === 200 ? answer.text() : ""))
    .then((html) => document.body.insertAdjacentHTML("beforeend", html))
    .catch(() => { /* no bar without a network */ });
}
