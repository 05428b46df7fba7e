// Says who else has the story open, and makes the form read-only while somebody else edits it.
"use strict";
{
    const working = document.getElementById("working");
    const form = working?.closest("form");
    if (form && working.dataset.presence) {
        const { presence, takeOver, keep, moved } = working.dataset;
        const EVERY = 10000;
        const others = document.getElementById("working-others");
        const notice = document.getElementById("working-notice");
        const takeOverButton = document.getElementById("take-over");
        const afresh = document.getElementById("open-afresh");
        const dialog = document.getElementById("take-over-dialog");
        const TEXT = new Set(["text", "textarea", "url", "number", "search", "datetime-local", "date"]);

        let isChanging = false;
        let isLocked = false;
        let locked = [];

        const tab = () => form.elements.tab.value;

        // Nothing is disabled: then it would be missing from what is kept of the form. Texts can still be copied.
        const inert = (field) => [field.tagName === "SELECT" ? field.parentElement : field, "inert"];

        const setEditors = () => {
            for (const editor of Object.values(window.CKEDITOR?.instances || {})) {
                if (editor.status === "ready") editor.setReadOnly(isLocked);
                else editor.once("instanceReady", () => editor.setReadOnly(isLocked));
            }
        };

        const lock = () => {
            isLocked = true;
            locked = [...form.elements]
                .filter((field) => field.type !== "hidden" && !field.closest("dialog, .working-notice"))
                .map((field) => (TEXT.has(field.type) ? [field, "readOnly"] : inert(field)))
                .filter(([element, how]) => !element[how]);
            for (const [element, how] of locked) element[how] = true;
            setEditors();
        };

        const unlock = () => {
            isLocked = false;
            for (const [element, how] of locked) element[how] = false;
            setEditors();
        };

        const say = (words, { mayTakeOver = false, mayReload = false } = {}) => {
            notice.hidden = !words;
            if (notice.firstElementChild.textContent !== words) notice.firstElementChild.textContent = words;
            takeOverButton.hidden = !mayTakeOver;
            afresh.hidden = !mayReload;
        };

        const isOlder = (version) => !isChanging && Number(form.elements.version.value) !== version;

        const show = (data) => {
            if (others.textContent !== data.line) others.textContent = data.line;
            if (!keep) return;
            if (data.notice) {
                if (!isLocked) form.dispatchEvent(new CustomEvent("desk:keep"));
                if (!isLocked) lock();
                say(data.notice, { mayTakeOver: data.mayTakeOver, mayReload: data.isLost });
            } else if (isLocked && isOlder(data.version)) {
                say(moved, { mayReload: true });
            } else if (isLocked) {
                unlock();
                say("");
            }
        };

        const ping = async () => {
            const fields = { tab: tab(), draft: form.elements.draft.value };
            if (isChanging) fields.changing = "1";
            const { status, data } = await deskPost(presence, fields);
            if (status === 200) show(data);
        };

        const take = async () => {
            const { status, data } = await deskPost(takeOver, { tab: tab() });
            if (status !== 200) return;
            if (isOlder(data.version)) location.reload();
            isChanging = true;
            show(data);
        };

        form.addEventListener("desk:changed", () => {
            if (isChanging || isLocked) return;
            isChanging = true;
            ping();
        });
        form.addEventListener("submit", (event) => {
            if (!isLocked) return;
            event.preventDefault();
            event.stopImmediatePropagation();
        });
        form.addEventListener("desk:again", ping);
        takeOverButton.addEventListener("click", () => dialog.showModal());
        dialog.addEventListener("click", ({ target }) => {
            if (!target.value) return;
            dialog.close();
            if (target.value === "yes") take();
        });

        window.addEventListener("pagehide", () => {
            const fields = { tab: tab(), leaving: "1", csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
            navigator.sendBeacon(presence, new URLSearchParams(fields));
        });
        window.addEventListener("pageshow", (event) => event.persisted && ping());
        setInterval(ping, EVERY);
        ping();
    }
}
