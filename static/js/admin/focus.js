// The focal point of a picture: click where the eye should stay. The two numbers below are what is sent.
"use strict";
{
    const percent = (part, whole) => Math.min(100, Math.max(0, Math.round((100 * part) / whole)));

    const enhance = (frame) => {
        const [across, down] = frame.dataset.focus.split(" ").map((id) => document.getElementById(id));
        if (!across || !down) return;
        const picture = frame.querySelector("img");
        const mark = document.createElement("span");
        mark.className = "focus-mark";
        frame.append(mark);

        const show = () => {
            mark.style.left = `${across.value || 50}%`;
            mark.style.top = `${down.value || 50}%`;
        };
        frame.classList.add("focus-active");
        picture.draggable = false;
        picture.addEventListener("click", (event) => {
            const box = picture.getBoundingClientRect();
            across.value = percent(event.clientX - box.left, box.width);
            down.value = percent(event.clientY - box.top, box.height);
            show();
        });
        across.addEventListener("input", show);
        down.addEventListener("input", show);
        show();
    };

    document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-focus]").forEach(enhance));
}
