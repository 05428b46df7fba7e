// What the text suggests: tags, a topic, related stories, each added with one click; stories that say the same;
// what is wrong with its links. The server is asked when typing pauses, and never twice about the same.
"use strict";
{
    const writing = document.getElementById("writing");
    const form = writing?.closest("form");
    if (form && window.deskPost) {
        const words = writing.dataset;
        const PAUSE = 2500;
        const PICKS = "select[name^='related_picks-'][name$='-target']";

        const make = (tag, text = "", properties = {}) =>
            Object.assign(document.createElement(tag), { textContent: text, ...properties });
        const say = (text, name) => text.replace("{name}", name);

        const line = (place, where, role) => {
            const shown = make("div", "", { className: "suggested", hidden: true });
            if (role) shown.setAttribute("role", role);
            place?.insertAdjacentElement(where, shown);
            return shown;
        };

        const doubles = line(form.querySelector(".field-headline"), "beforeend", "status");
        const tags = line(form.querySelector(".field-tags"), "beforeend");
        const topic = line(form.querySelector(".field-topic"), "beforeend");
        const related = line(document.getElementById("related_picks-group"), "beforeend");
        const links = document.getElementById("text-links");

        // -- Asking --------------------------------------------------------------------------------

        const value = (name) => form.elements[name]?.value ?? "";
        const fields = () => [
            ["headline", value("headline")],
            ["lead", value("lead")],
            ["body", window.CKEDITOR?.instances.id_body?.getData() ?? value("body")],
            ["tags", value("tags")],
            ["category", value("category")],
            ["topic", value("topic")],
            ...[...form.querySelectorAll(PICKS)].map((select) => ["pick", select.value]),
        ];

        let asked = "";
        let isAsking = false;
        let timer;

        const ask = async () => {
            const now = fields();
            const key = JSON.stringify(now);
            const isBlank = now.slice(0, 3).every(([, text]) => !text.trim());
            if (isAsking || key === asked || isBlank) return;
            isAsking = true;
            const { status, data } = await deskPost(words.suggest, now);
            isAsking = false;
            asked = key;
            if (status === 200) show(data);
            if (JSON.stringify(fields()) !== asked) soon();
        };

        const soon = (delay = PAUSE) => {
            clearTimeout(timer);
            timer = setTimeout(ask, delay);
        };

        // -- Adding --------------------------------------------------------------------------------

        const tell = (field) => {
            for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
        };

        const choose = (select, id, name) => {
            select.add(new Option(name, id, true, true));
            tell(select);
        };

        const addTag = (name) => choose(form.querySelector(".field-tags select"), name, name);
        const addTopic = ({ id, name }) => choose(document.getElementById("id_topic"), id, name);
        const addStory = ({ id, headline }) => {
            const isFree = (select) => !select.value && !select.name.includes("__prefix__");
            const free = () => [...form.querySelectorAll(PICKS)].find(isFree);
            if (!free()) document.querySelector("#related_picks-group .add-row a")?.click();
            if (free()) choose(free(), id, headline);
        };

        // -- Showing -------------------------------------------------------------------------------

        const chip = (name, add, note = "") => {
            const button = make("button", name, { type: "button", className: "suggestion" });
            button.setAttribute("aria-label", say(words.add, name));
            if (note) button.append(make("span", note, { className: "quiet" }));
            button.addEventListener("click", () => {
                const next = button.nextElementSibling || button.previousElementSibling;
                add();
                button.remove();
                next?.focus();
                soon(0);
            });
            return button;
        };

        const fill = (place, label, children) => {
            place.hidden = !children.length;
            // Read aloud where it is a status: only when it says something else than before.
            const text = children.map((child) => child.textContent).join();
            if (place.dataset.text === text && place.childElementCount > 1) return;
            place.dataset.text = text;
            place.replaceChildren(make("span", label, { className: "suggested-label" }), ...children);
        };

        const away = (address, text) => make("a", text, { href: address, target: "_blank", rel: "noopener" });

        const double = ({ headline, about, address }) => {
            const shown = make("span", "", { className: "double" });
            shown.append(away(address, headline), ` (${about})`);
            return shown;
        };

        const link = ({ address, words: shown, state }) => {
            const item = make("li", "", { className: `link-${state}` });
            item.append(make("span", shown || address || "–", { className: "link-words" }));
            if (state !== "outside") item.append(` ${words[state]} `);
            if (/^(https?:|\/)/.test(address) && state !== "empty") item.append(" ", away(address, words.try));
            if (shown && address) item.append(make("span", address, { className: "quiet link-address" }));
            return item;
        };

        const showLinks = (found) => {
            const told = found.filter(({ state }) => state !== "ours");
            const outside = told.filter(({ state }) => state === "outside");
            const list = links.querySelector("ul");
            links.hidden = !told.length;
            list.replaceChildren(...told.filter((item) => !outside.includes(item)).map(link));
            if (!outside.length) return;
            const more = make("details");
            const inner = make("ul");
            inner.append(...outside.map(link));
            more.append(make("summary", `${outside.length} ${words.outside}`), inner);
            const row = make("li");
            row.append(more);
            list.append(row);
        };

        const show = (data) => {
            fill(doubles, words.doubles, data.doubles.map(double));
            fill(tags, words.tags, data.tags.map((name) => chip(name, () => addTag(name))));
            fill(topic, words.topic, data.topic ? [chip(data.topic.name, () => addTopic(data.topic))] : []);
            const stories = data.related.map((story) => chip(story.headline, () => addStory(story), story.reason));
            fill(related, words.related, stories);
            showLinks(data.links);
        };

        form.addEventListener("desk:changed", () => soon());
        window.CKEDITOR?.on("instanceReady", () => soon(300));
    }
}
