// Tells the paper, once and without a cookie, that this story was read: after five seconds in view.
{
  const { article, to } = document.currentScript.dataset;
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
