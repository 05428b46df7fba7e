// Notes beside a story: sent without leaving the page; after an @, names of colleagues complete.
"use strict";
{
    const AT = /(^|[^\p{L}\p{N}_.])@([\p{L}\p{N}_]*(?: [\p{L}\p{N}_]*)?)$/u;
    const WAIT = 150;
    const form = document.getElementById("notes-form");
    let section = document.getElementById("notes");
    let timer, asked = 0, chosen = -1;

    const text = () => section.querySelector("textarea");
    const list = () => section.querySelector(".names");
    const options = () => [...list().children];

    const close = () => {
        asked++;
        list().hidden = true;
        list().replaceChildren();
        text().removeAttribute("aria-activedescendant");
        chosen = -1;
    };

    const choose = (number) => {
        chosen = number;
        options().forEach((option, place) => option.setAttribute("aria-selected", place === number));
        if (options()[number]) text().setAttribute("aria-activedescendant", options()[number].id);
    };

    const insert = (username) => {
        const field = text();
        const before = field.value.slice(0, field.selectionStart).replace(AT, `$1@${username} `);
        field.value = before + field.value.slice(field.selectionStart);
        field.setSelectionRange(before.length, before.length);
        close();
        field.focus();
    };

    const show = (names) => {
        list().replaceChildren(...names.map(({ username, name }, place) => {
            const option = document.createElement("li");
            option.id = `note-name-${place}`;
            option.role = "option";
            option.textContent = name === username ? name : `${name} (${username})`;
            option.dataset.username = username;
            option.addEventListener("mousedown", (event) => {
                event.preventDefault();
                insert(username);
            });
            return option;
        }));
        list().hidden = !names.length;
        if (names.length) choose(0);
    };

    const complete = async () => {
        const field = text();
        const typed = field.value.slice(0, field.selectionStart).match(AT);
        if (!typed || !typed[2].trim()) return close();
        const mine = ++asked;
        const answer = await fetch(`${section.dataset.names}?${new URLSearchParams({ term: typed[2].trim() })}`).catch(() => null);
        const { names } = answer?.ok ? await answer.json() : { names: [] };
        if (mine === asked) show(names);
    };

    const keys = (event) => {
        if (list().hidden || event.isComposing) return;
        const last = options().length - 1;
        const act = {
            ArrowDown: () => choose(chosen >= last ? 0 : chosen + 1),
            ArrowUp: () => choose(chosen <= 0 ? last : chosen - 1),
            Enter: () => insert(options()[chosen].dataset.username),
            Tab: () => insert(options()[chosen].dataset.username),
            Escape: close,
        }[event.key];
        if (!act) return;
        event.preventDefault();
        event.stopPropagation();
        act();
    };

    // The page of the story itself stays as it is, with whatever is typed there.
    const send = async (event) => {
        event.preventDefault();
        const data = new FormData(form, event.submitter);
        const isNote = !event.submitter?.hasAttribute("formaction");
        const kept = text().value;
        const to = isNote ? form.action : event.submitter.formAction;
        const answer = await fetch(to, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
        if (!answer || answer.redirected || ![200, 422].includes(answer.status)) return alert(section.dataset.failed);
        section.outerHTML = await answer.text();
        enhance();
        if (!isNote) text().value = kept;
        text().focus();
    };

    const enhance = () => {
        section = document.getElementById("notes");
        // Typing a note does not begin to edit the story around it.
        section.addEventListener("input", (event) => {
            event.stopPropagation();
            clearTimeout(timer);
            timer = setTimeout(complete, WAIT);
        });
        section.addEventListener("change", (event) => event.stopPropagation());
        section.addEventListener("keydown", keys);
        text().addEventListener("blur", close);
    };

    if (form && section) {
        form.addEventListener("submit", send);
        window.addEventListener("beforeunload", (event) => {
            if (text().value.trim()) event.preventDefault();
        });
        enhance();
    }
}
