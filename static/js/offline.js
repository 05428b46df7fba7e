// Lets the browser keep what is read, for when there is no network. Without it all is as it was.
{
  const { worker } = document.currentScript.dataset;
  navigator.serviceWorker?.register(worker).catch(() => { /* switched off, or offline right now */ });
}
