// The arrows that move a row to the first or the last place work from the keyboard too.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
    for (const arrow of document.querySelectorAll(".move-begin, .move-end")) {
        arrow.tabIndex = 0;
        arrow.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            arrow.click();
        });
    }
});
