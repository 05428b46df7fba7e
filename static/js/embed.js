// A click on the card of a recording that lies elsewhere puts the player in its place. Until then nothing is
// asked of the provider; without JavaScript the card is a link to its page.
for (const link of document.querySelectorAll("a[data-frame]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.querySelector(".player-says").textContent = link.dataset.says;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    Object.assign(frame, {
      src: link.dataset.frame,
      title: link.dataset.title,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      allowFullscreen: true,
    });
    button.replaceWith(frame);
    frame.focus();
  }, { once: true });
  link.replaceWith(button);
}
