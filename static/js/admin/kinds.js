// Shows the parts of a story's form that its kind needs; without JavaScript all of them are there.
"use strict";
{
    const kind = document.getElementById("id_kind");
    const parts = kind ? Object.entries(JSON.parse(kind.dataset.parts ?? "{}")) : [];

    const show = () => {
        for (const [selector, kinds] of parts) {
            for (const part of document.querySelectorAll(selector)) {
                part.hidden = !kinds.includes(kind.value) && !part.querySelector(".errorlist");
            }
        }
    };

    kind?.addEventListener("change", show);
    show();
}
