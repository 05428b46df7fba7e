// Keeps what is typed into a story: at once in this browser, and on the server 3 seconds after typing stops, at
// least every 15. It only reads; the cursor, the selection and input methods are left alone.
//
// Tells `desk:changed` on the form at each change; on `desk:keep` it keeps all at once; `desk:saved` says that
// the form was saved without leaving it, `desk:unsaved` that it was and more had been typed meanwhile.
"use strict";
{
    const working = document.getElementById("working");
    const form = working?.closest("form");
    if (form && working.dataset.keep) {
        const { keep, user, saved, offline, refused } = working.dataset;
        const QUIET = 3000;
        const LONGEST = 15000;
        const HERE = 1000;
        const CHECK = 250;
        const NOT_KEPT = new Set(["csrfmiddlewaretoken", "move", "conflict_mine"]);
        const prefix = `newsroom-draft ${user} ${keep} `;
        const state = document.getElementById("working-state");
        const drafts = document.getElementById("drafts");

        let changes = 0;
        let kept = 0;
        let unkeptSince = 0;
        let isComposing = false;
        let isSent = false;
        let hereTimer;
        let serverTimer;

        const key = () => prefix + form.elements.tab.value;

        const fields = () => deskFields().filter(([name]) => !NOT_KEPT.has(name));

        const keepHere = () => {
            hereTimer = undefined;
            if (isComposing || kept === changes) return;
            try {
                localStorage.setItem(key(), JSON.stringify({ at: Date.now(), fields: fields() }));
            } catch {
                // Full, or not allowed: then the server's copy is the only one.
            }
        };

        const plan = (delay) => {
            clearTimeout(serverTimer);
            serverTimer = setTimeout(keepThere, delay);
        };

        const keepThere = async () => {
            if (isComposing || kept === changes) return;
            const sent = changes;
            const { status, data } = await deskPost(keep, fields());
            if (status === 200) {
                kept = Math.max(kept, sent);
                unkeptSince = kept === changes ? 0 : Date.now();
                if (kept === changes) localStorage.removeItem(key());
                state.textContent = data.said;
                return;
            }
            keepHere();
            state.textContent = status === 0 ? offline : data.error || refused;
            if (status === 0 || status >= 500) plan(LONGEST);
        };

        const changed = () => {
            changes += 1;
            isSent = false;
            unkeptSince ||= Date.now();
            hereTimer ??= setTimeout(keepHere, HERE);
            plan(Math.max(0, Math.min(QUIET, unkeptSince + LONGEST - Date.now())));
            form.dispatchEvent(new CustomEvent("desk:changed"));
        };

        const watchComposing = (page) => {
            page.addEventListener("compositionstart", () => (isComposing = true));
            page.addEventListener("compositionend", () => {
                isComposing = false;
                changed();
            });
        };

        // The editor tells of changes that are none: what counts is what it would send.
        const watchEditor = (editor) => {
            let known = editor.getData();
            let check;
            const look = () => {
                check = undefined;
                if (isComposing) return;
                const now = editor.getData();
                if (now !== known) changed();
                known = now;
            };
            const soon = () => (check ??= setTimeout(look, CHECK));
            const watchPage = () => {
                watchComposing(editor.document.$);
                editor.document.$.addEventListener("input", soon);
            };
            watchPage();
            editor.on("contentDom", watchPage);
            editor.on("change", soon);
        };

        const forgetSaved = () => {
            const tabs = saved.split(" ").filter(Boolean);
            const mine = Object.keys(localStorage).filter((name) => name.startsWith(`newsroom-draft ${user} `));
            // By the tab alone: a new story was written under the address of new ones.
            for (const name of mine) if (tabs.includes(name.split(" ").pop())) localStorage.removeItem(name);
        };

        // What an earlier page could not hand to the server, because it was offline or ended at once.
        const handOver = async () => {
            const found = Object.keys(localStorage).filter((name) => name.startsWith(prefix) && name !== key());
            for (const name of found) {
                const text = localStorage.getItem(name);
                const copy = JSON.parse(text);
                const age = Math.max(0, Math.round((Date.now() - copy.at) / 1000));
                const { status } = await deskPost(keep, [...copy.fields, ["_age", String(age)]]);
                if (status === 200 && localStorage.getItem(name) === text) localStorage.removeItem(name);
            }
            if (found.length) await showDrafts();
        };

        const showDrafts = async () => {
            const { tab, draft } = form.elements;
            const response = await fetch(`${keep}?${new URLSearchParams({ tab: tab.value, draft: draft.value })}`);
            if (response.ok) drafts.innerHTML = await response.text();
        };

        const drop = async (event) => {
            event.preventDefault();
            const { status } = await deskPost(event.target.action, new FormData(event.target));
            if (status === 204) await showDrafts();
        };

        for (const type of ["input", "change"]) form.addEventListener(type, changed);
        // Fields that complete tell of their changes in their own way only.
        window.django?.jQuery(form).on("select2:select select2:unselect", "select", changed);
        for (const type of ["formset:added", "formset:removed"]) document.addEventListener(type, changed);
        watchComposing(document);
        window.CKEDITOR?.on("instanceReady", ({ editor }) => watchEditor(editor));
        for (const editor of deskEditors()) if (editor.status === "ready") watchEditor(editor);
        drafts.addEventListener("submit", drop);

        form.addEventListener("desk:keep", keepThere);
        form.addEventListener("desk:again", keepThere);
        window.addEventListener("online", keepThere);
        form.addEventListener("desk:saved", () => {
            kept = changes;
            unkeptSince = 0;
            clearTimeout(serverTimer);
            localStorage.removeItem(key());
        });
        // Whatever was kept while it was saved may have gone with the save.
        form.addEventListener("desk:unsaved", () => {
            changed();
            keepHere();
            keepThere();
        });
        form.addEventListener("submit", () => {
            // The page goes now: what it kept on the server after that would be a draft of what is saved.
            isSent = true;
            clearTimeout(serverTimer);
            keepHere();
        });
        window.addEventListener("pagehide", keepHere);
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "hidden" && !isSent) keepThere();
        });

        forgetSaved();
        handOver();
        // A form that came back with errors holds words that are nowhere else.
        if (document.querySelector(".errornote")) changed();
    }
}
