// Fetches a ticket when the reader starts to write, so that sending needs no second page. Without it, or
// when it fails, the server shows the comment once more before it is sent.
for (const form of document.querySelectorAll("form[data-ticket]")) {
  form.addEventListener("focusin", async () => {
    const response = await fetch(form.dataset.ticket);
    if (!response.ok || form.elements.ticket) return;
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "ticket", value: (await response.json()).ticket });
    form.append(input);
  }, { once: true });
}
