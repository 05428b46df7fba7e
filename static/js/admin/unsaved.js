// Leaving a story or a page with words that were not saved asks first.
"use strict";
{
    const form = document.querySelector("#article_form, #page_form");
    let changed = false;
    form?.addEventListener("input", () => (changed = true));
    form?.addEventListener("submit", () => {
        changed = false;
        for (const editor of Object.values(window.CKEDITOR?.instances || {})) editor.resetDirty();
    });
    window.addEventListener("beforeunload", (event) => {
        const inEditor = Object.values(window.CKEDITOR?.instances || {}).some((editor) => editor.checkDirty());
        if (changed || inEditor) event.preventDefault();
    });
}
