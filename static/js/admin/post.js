// What the scripts of a story's form ask of the server: `deskPost(address, fields)` gives { status, data }.
// `deskFields()` is the form as it stands, in pairs of a name and a text; `deskEditors()` are those of its texts.
//
// Status 0 is no network. When the session has ended a panel says so, without taking the cursor from the text;
// after logging in again the form gets the new token, and `desk:again` is told on it.
"use strict";
{
    const working = document.getElementById("working");
    const form = working?.closest("form");
    const panel = document.getElementById("login-again");
    const JSON_ONLY = { Accept: "application/json" };
    let isLoggedOut = false;

    const token = () => form.elements.csrfmiddlewaretoken.value;

    const send = async (address, fields) => {
        try {
            const headers = { ...JSON_ONLY, "X-CSRFToken": token() };
            const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers });
            const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
            return { status: response.status, data: isJson ? await response.json() : {} };
        } catch {
            return { status: 0, data: {} };
        }
    };

    // True when the same person is logged in: then every form of the page has the token that counts now.
    const renew = async () => {
        try {
            const response = await fetch(working.dataset.token, { headers: JSON_ONLY });
            const { token: fresh, user } = response.ok ? await response.json() : {};
            if (String(user) !== working.dataset.user) return false;
            for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = fresh;
            return true;
        } catch {
            return null;
        }
    };

    const tellLoggedOut = () => {
        if (isLoggedOut) return;
        isLoggedOut = true;
        panel.setAttribute("open", "");
    };

    const tryAgain = async () => {
        const isBack = await renew();
        panel.querySelector("[role=alert]").hidden = Boolean(isBack);
        if (!isBack) return;
        isLoggedOut = false;
        panel.removeAttribute("open");
        form.dispatchEvent(new CustomEvent("desk:again"));
    };

    window.deskEditors = () =>
        Object.values(window.CKEDITOR?.instances || {}).filter((editor) => editor.element.$.form === form);

    window.deskFields = () => {
        const data = new FormData(form);
        for (const editor of deskEditors()) data.set(editor.element.getAttribute("name"), editor.getData());
        return [...data].filter(([, value]) => typeof value === "string");
    };

    window.deskPost = async (address, fields) => {
        let answer = await send(address, fields);
        // Refused without a reason: the token is out of date, because somebody logged in meanwhile.
        if (answer.status === 403 && !answer.data.error) {
            const isBack = await renew();
            if (isBack) answer = await send(address, fields);
            else if (isBack === false) answer = { status: 401, data: {} };
        }
        if (answer.status === 401) tellLoggedOut();
        return answer;
    };

    panel?.addEventListener("click", ({ target }) => {
        if (target.value === "again") tryAgain();
        if (target.value === "later") panel.removeAttribute("open");
    });
    form?.addEventListener("submit", (event) => {
        if (!isLoggedOut) return;
        // Sent now, the form would be answered with the log-in page.
        event.preventDefault();
        event.stopImmediatePropagation();
        panel.setAttribute("open", "");
        panel.querySelector("a").focus();
    });
}
