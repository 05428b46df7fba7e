// What a story's page does where there is JavaScript: one block a behaviour, in one file for one request.

// Tells the paper, once and without a cookie, that this story was read: after five seconds in view.
const { article, to } = document.currentScript.dataset;
if (to) {
  let timer;

  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(tell, 5000);
  };
  const tell = () => {
    document.removeEventListener("visibilitychange", watch);
    navigator.sendBeacon(to, article);
  };
  document.addEventListener("visibilitychange", watch);
  watch();
}

// Brings out the tools of a story that need a script: the phone's own sheet, copying the address, printing.
{
  const tools = document.querySelector(".tools");
  const says = tools?.querySelector(".tools-says");

  const bringOut = (selector, isThere, onClick) => {
    const button = tools?.querySelector(selector);
    if (!button || !isThere) return;
    button.addEventListener("click", () => onClick(button.dataset));
    button.parentElement.hidden = false;
  };

  bringOut("[data-share]", navigator.share, ({ share, title }) => {
    navigator.share({ title, url: share }).catch(() => { /* the reader closed the sheet */ });
  });
  bringOut("[data-copy]", navigator.clipboard, async ({ copy, done, failed }) => {
    // Emptied first, so that it is read out again when it is clicked again.
    says.textContent = "";
    says.textContent = await navigator.clipboard.writeText(copy).then(() => done, () => failed);
  });
  bringOut("[data-print]", window.print, () => window.print());
}

// Reads a story aloud, a sentence at a time, where the browser has a voice for its language. One button begins,
// pauses and goes on, another stops; where the reader left off is kept for this tab.
{
  const PLACES = "#tieu-de, .lead p, .text > :is(p, h2, h3, h4, ul, ol, blockquote)";
  const button = document.querySelector("[data-listen]");
  const stopButton = document.querySelector("[data-listen-stop]");
  const language = document.documentElement.lang;
  const key = `listen ${location.pathname}`;
  let voice, sentences, spoken, at = 0;

  function keep(position) {
    at = position;
    try {
      if (at) sessionStorage.setItem(key, at);
      else sessionStorage.removeItem(key);
    } catch { /* storage is switched off: it holds for this page only */ }
  }

  function kept() {
    try {
      return Number(sessionStorage.getItem(key)) || 0;
    } catch {
      return 0;
    }
  }

  function show() {
    const { first, reading, resting } = button.dataset;
    button.querySelector("span").textContent = spoken ? reading : at ? resting : first;
    const icon = button.querySelector("use");
    icon.setAttribute("href", icon.getAttribute("href").replace(/#.*/, spoken ? "#pause" : "#listen"));
    stopButton.parentElement.hidden = !spoken && !at;
  }

  function read() {
    const sentence = sentences[at];
    if (!sentence) return stop();
    const utterance = Object.assign(new SpeechSynthesisUtterance(sentence.text), { voice, lang: voice.lang });
    utterance.onend = () => {
      if (spoken !== utterance) return;
      sentence.place.classList.remove("is-heard");
      keep(at + 1);
      read();
    };
    utterance.onerror = () => spoken === utterance && pause();
    spoken = utterance;
    sentence.place.classList.add("is-heard");
    speechSynthesis.speak(utterance);
    show();
  }

  // The browser's own pause is not the same on all systems; to begin the sentence anew is.
  function pause() {
    spoken = null;
    speechSynthesis.cancel();
    document.querySelector(".is-heard")?.classList.remove("is-heard");
    show();
  }

  function stop() {
    keep(0);
    pause();
  }

  // The paper's letters before the first word of a story are for the eye.
  function words(place) {
    const prefix = place.querySelector(".dateline")?.textContent ?? "";
    return place.textContent.slice(prefix.length);
  }

  function cut(text) {
    if (!Intl.Segmenter) return [text];
    const parts = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
    return Array.from(parts, (part) => part.segment);
  }

  // Voices come late in some browsers, and never in others.
  function look() {
    voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === language);
    if (!voice || sentences) return;
    sentences = [...document.querySelectorAll(PLACES)].flatMap((place) =>
      cut(words(place)).filter((text) => text.trim()).map((text) => ({ place, text })));
    at = kept();
    button.dataset.first = button.querySelector("span").textContent;
    button.addEventListener("click", () => (spoken ? pause() : read()));
    stopButton.addEventListener("click", () => {
      stop();
      button.focus();
    });
    addEventListener("pagehide", () => spoken && pause());
    button.parentElement.hidden = false;
    show();
  }

  if (button && window.speechSynthesis) {
    speechSynthesis.addEventListener?.("voiceschanged", look);
    look();
  }
}

// Takes what the reader has selected in the story along to the form that reports an error.
{
  const link = document.querySelector("a[data-report]");
  const story = document.querySelector(".page-story main article");

  const take = () => {
    const selection = getSelection();
    const quote = story.contains(selection.anchorNode) && story.contains(selection.focusNode)
      ? selection.toString().trim().slice(0, 500) : "";
    link.search = quote && new URLSearchParams({ doan: quote });
  };
  // Before a press on the link takes the selection away; by keyboard it is still there.
  for (const press of ["pointerdown", "keydown"]) link?.addEventListener(press, take);
}
