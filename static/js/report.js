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
