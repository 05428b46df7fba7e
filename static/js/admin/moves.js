// The button that publishes says what it would do: now, or at the time that stands in the form.
"use strict";
{
    const button = document.querySelector("button[data-later]");
    const time = document.getElementById("id_publish_at");
    if (button && time) {
        const now = button.textContent;
        const show = () => {
            const at = new Date(time.value);
            button.textContent =
                at > new Date()
                    ? `${button.dataset.later} ${at.toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" })}`
                    : now;
        };
        time.addEventListener("input", show);
        show();
    }
}
