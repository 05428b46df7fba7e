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
