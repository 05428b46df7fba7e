// For staff: fetches the bar of the newsroom. The hint of a login is no key; the server decides who gets the bar.
if (/(?:^|; )nr_staff=1/.test(document.cookie)) {
  const { to } = document.currentScript.dataset;
  fetch(`${to}?path=${encodeURIComponent(location.pathname)}`)
    .then((answer) => (answer.status === 200 ? answer.text() : ""))
    .then((bar) => document.body.insertAdjacentHTML("beforeend", bar))
    .catch(() => { /* no bar without a network */ });
}
