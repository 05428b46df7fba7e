// Leaving a story or a page with words that were not saved asks first. `desk:saved` on the form says that all of it
// was saved without leaving.
"use strict";
{
    const form = document.querySelector("#article_form, #page_form");
    let changed = false;
    // What each editor would send, as it was opened. Its own checkDirty() takes a focused caption for a change.
    const opened = new Map();
    const inEditors = () => [...opened].some(([editor, data]) => editor.getData() !== data);

    window.CKEDITOR?.on("instanceReady", ({ editor }) => opened.set(editor, editor.getData()));
    form?.addEventListener("input", () => (changed = true));
    form?.addEventListener("submit", () => {
        changed = false;
        opened.clear();
    });
    form?.addEventListener("desk:saved", () => {
        changed = false;
        for (const editor of opened.keys()) opened.set(editor, editor.getData());
    });
    window.addEventListener("beforeunload", (event) => {
        if (changed || inEditors()) event.preventDefault();
    });
}
