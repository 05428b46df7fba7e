// A picture without alternative text is not sent: it would only come back to be described.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("picture_form");
    const alt = document.getElementById("id_alt");
    if (!form || !alt?.required) return;
    alt.addEventListener("input", () => alt.setCustomValidity(""));
    form.addEventListener("submit", (event) => {
        if (alt.value.trim()) return;
        event.preventDefault();
        alt.setCustomValidity(alt.dataset.missing);
        alt.reportValidity();
    });
});
