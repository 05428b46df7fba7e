// The keyboard: Ctrl+S saves, Ctrl+Shift+P shows the preview, Ctrl+Enter sends a story to the next desk; in lists j
// and k go from row to row; ? tells all of them. Keys of one sign do nothing in a field, and can be turned off.
"use strict";
{
    const SINGLE = "newsroom-single-keys";
    const NEXT_DESK = ["submit", "approve", "publish"];
    const dialog = document.getElementById("keys");
    const open = document.getElementById("keys-open");
    const choice = document.getElementById("keys-single");
    const writing = document.getElementById("writing");
    const form = writing?.closest("form");

    const singleKeysWork = () => localStorage.getItem(SINGLE) !== "off";
    const help = () => dialog.open || dialog.showModal();

    // -- A story's form ----------------------------------------------------------------------------

    const press = (button) => {
        if (button) form.requestSubmit(button);
        return Boolean(button);
    };

    const preview = () => {
        const address = writing.dataset.preview;
        if (!address) return false;
        const page = window.open("", "newsroom-preview");
        const show = () => page && (page.location = address);
        if (window.deskSave) window.deskSave().then(show);
        else show();
        return true;
    };

    const sendOn = () => {
        const moves = [...form.querySelectorAll("button[name=move]")];
        return press(NEXT_DESK.map((name) => moves.find((move) => move.value === name)).find(Boolean));
    };

    const withControl = (event) => {
        if (event.key === "Enter") return sendOn();
        const key = event.key.toLowerCase();
        if (key === "s" && !event.shiftKey) return press(form.querySelector("[name=_save]"));
        return key === "p" && event.shiftKey && preview();
    };

    // -- Lists -------------------------------------------------------------------------------------

    const links = () => [...document.querySelectorAll("#result_list tbody tr")].map((row) => row.querySelector("th a, td a"));

    const step = (by) => {
        const rows = links().filter(Boolean);
        const here = rows.findIndex((link) => link.closest("tr").contains(document.activeElement));
        const next = here < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[here + by];
        next?.focus();
        next?.closest("tr").scrollIntoView({ block: "nearest" });
        return rows.length > 0;
    };

    // ----------------------------------------------------------------------------------------------

    const isField = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable=true], dialog[open]"));

    const single = (event, isTyping) => {
        if (isTyping || event.altKey || !singleKeysWork() || isField(event.target)) return false;
        if (event.key === "?") {
            help();
            return true;
        }
        if (writing) return false;
        return (event.key === "j" && step(1)) || (event.key === "k" && step(-1));
    };

    // In the middle of a word that an input method is composing no key is ours.
    const listen = (page, isTyping) =>
        page.addEventListener(
            "keydown",
            (event) => {
                if (event.isComposing || event.keyCode === 229 || event.repeat) return;
                const isControl = event.ctrlKey || event.metaKey;
                const isOurs = isControl ? form && !event.altKey && withControl(event) : single(event, isTyping);
                if (!isOurs) return;
                event.preventDefault();
                event.stopPropagation();
            },
            true,
        );

    if (dialog) {
        open.hidden = false;
        open.addEventListener("click", help);
        choice.checked = singleKeysWork();
        choice.addEventListener("change", () => localStorage.setItem(SINGLE, choice.checked ? "on" : "off"));
        dialog.addEventListener("click", ({ target }) => {
            if (target === dialog || target.value === "close") dialog.close();
        });
        listen(document, false);
        const listenInside = ({ editor }) => {
            const inside = () => listen(editor.document.$, true);
            inside();
            editor.on("contentDom", inside);
        };
        window.CKEDITOR?.on("instanceReady", listenInside);
    }
}
