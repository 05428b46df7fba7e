// The two buttons of the masthead: text size, light or dark. Without JavaScript they are not there.
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
const { worker } = document.currentScript.dataset;
if (worker) {
  navigator.serviceWorker?.register(worker).catch(() => { /* switched off, or offline right now */ });
}
