// Saves a story without leaving its form: the place on the page, the cursor and the focus stay. Where the page has
// to come anew (a new story, changed rows, a file, something to put right), the browser sends the form as ever
// and comes back to the same place.
//
// `desk:saved` is told on the form when all that stands in it is saved, `desk:unsaved` when more was typed while
// it was being saved; deskSave() saves when there is a way to do it here, and gives whether it did.
"use strict";
{
    const working = document.getElementById("working");
    const form = working?.closest("form");
    const writing = document.getElementById("writing");
    if (form && writing && working.dataset.keep) {
        const words = writing.dataset;
        const PLACE = "newsroom-place";
        const SOON = 30000;
        // The longest that a change in the text takes to be noticed.
        const NOTICED = 400;
        const ROWS = /^(?:bylines|related_picks|recording|infographic)-/;
        const state = document.getElementById("working-state");
        const button = form.querySelector("[name=_save]");

        let isSaving = false;
        let isLeaving = false;
        let mustLeave = false;
        let rowsAsOpened;

        const typed = () => JSON.stringify(deskFields().filter(([name]) => !["version", "draft"].includes(name)));
        const rows = () => JSON.stringify(deskFields().filter(([name]) => ROWS.test(name)));
        const hasFile = () => [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
        const canStay = () => words.save && !mustLeave && !hasFile() && rows() === rowsAsOpened;

        // -- Here ----------------------------------------------------------------------------------

        const tellSaved = (sent) => {
            if (typed() !== sent) return;
            form.dispatchEvent(new CustomEvent("desk:saved"));
        };

        const show = (data) => {
            form.elements.version.value = data.version;
            form.elements.draft.value = "";
            // The address may name the draft that the form was opened from, which is gone now.
            history.replaceState(null, "", location.pathname);
            state.textContent = data.said;
            for (const old of document.querySelectorAll(".errornote, .messagelist, .conflict, form .errorlist")) old.remove();
            for (const row of form.querySelectorAll(".errors")) row.classList.remove("errors");
            const checked = document.getElementById("checked");
            if (!checked || !data.checklist) return;
            checked.textContent = data.checked;
            checked.parentElement.querySelector(".checklist").outerHTML = data.checklist;
        };

        const problem = (status, data) => {
            if (status === 0) return words.offline;
            if (status === 413) return words.tooMuch;
            return data.error || words.failed;
        };

        const saveHere = async () => {
            isSaving = true;
            state.textContent = words.saving;
            form.setAttribute("aria-busy", "true");
            const sent = typed();
            const { status, data } = await deskPost(words.save, deskFields());
            isSaving = false;
            form.removeAttribute("aria-busy");
            if (status === 200 && data.version !== undefined) {
                show(data);
                if (typed() !== sent) form.dispatchEvent(new CustomEvent("desk:unsaved"));
                tellSaved(sent);
                setTimeout(tellSaved, NOTICED, sent);
                if (data.reload && typed() === sent) location.reload();
                return true;
            }
            // The form's own page says what is to be put right, or shows both versions.
            if (status === 409 || status === 422) leave();
            else state.textContent = problem(status, data);
            return false;
        };

        // -- By the browser ------------------------------------------------------------------------

        const leave = () => {
            mustLeave = true;
            form.requestSubmit(button);
        };

        const remember = () => {
            const editor = deskEditors().find((one) => one.focusManager.hasFocus);
            const { id, selectionStart, selectionEnd } = document.activeElement;
            const place = { at: Date.now(), from: location.pathname, scroll: scrollY, id, selectionStart, selectionEnd };
            if (editor) place.bookmarks = editor.getSelection()?.createBookmarks2(true);
            sessionStorage.setItem(PLACE, JSON.stringify({ ...place, inEditor: Boolean(editor) }));
        };

        const restore = () => {
            const place = JSON.parse(sessionStorage.getItem(PLACE) || "null");
            sessionStorage.removeItem(PLACE);
            const isHere = place && (place.from === location.pathname || place.from.endsWith("/add/"));
            if (!isHere || Date.now() - place.at > SOON || document.querySelector(".errornote")) return;
            const field = document.getElementById(place.id);
            const back = () => scrollTo({ top: place.scroll, behavior: "instant" });
            back();
            if (place.inEditor) {
                window.CKEDITOR?.on("instanceReady", ({ editor }) => {
                    editor.focus();
                    try {
                        editor.getSelection().selectBookmarks(place.bookmarks);
                    } catch {
                        // The text was put in order as it was saved: the place is not there any more.
                    }
                    back();
                });
            } else if (field) {
                field.focus({ preventScroll: true });
                if (place.selectionStart != null) field.setSelectionRange(place.selectionStart, place.selectionEnd);
            }
        };

        const stop = (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
        };

        form.addEventListener("submit", (event) => {
            if (isSaving || isLeaving) return stop(event);
            const isSave = !event.submitter || event.submitter.name === "_save";
            if (isSave && canStay()) {
                stop(event);
                saveHere();
                return;
            }
            if (isSave) remember();
            isLeaving = true;
            setTimeout(() => (isLeaving = mustLeave = false), SOON);
        });
        window.addEventListener("pageshow", (event) => {
            if (event.persisted) isLeaving = mustLeave = false;
        });
        // What other scripts put into the rows as the page opens is no change.
        window.addEventListener("load", () => (rowsAsOpened = rows()));
        restore();

        window.deskSave = async () => !isSaving && !isLeaving && canStay() && saveHere();
    }
}
