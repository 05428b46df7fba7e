// Shows the parts of a story's form that its kind needs; without JavaScript the others are there, but folded.
"use strict";
{
    const kind = document.getElementById("id_kind");
    const parts = kind ? Object.entries(JSON.parse(kind.dataset.parts ?? "{}")) : [];

    const show = () => {
        for (const [selector, kinds] of parts) {
            for (const part of document.querySelectorAll(selector)) {
                const isNeeded = kinds.includes(kind.value);
                part.hidden = !isNeeded && !part.querySelector(".errorlist");
                if (isNeeded) for (const fold of part.querySelectorAll("fieldset > details")) fold.open = true;
            }
        }
    };

    kind?.addEventListener("change", show);
    show();
}
