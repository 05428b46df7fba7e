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
