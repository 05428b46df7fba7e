// How long the headline, the lead and the text are, told beside each while it is typed.
//
// Syllables are counted as newsroom.text counts them: words between white space that hold a letter or a digit.
"use strict";
{
    const writing = document.getElementById("writing");
    const headline = document.getElementById("id_headline");
    const lead = document.getElementById("id_lead");
    const body = document.getElementById("id_body");

    const HEADLINE = 110;
    // What search engines show of a title is so wide, in their letters.
    const WIDTH = 600;
    const LETTERS = "20px Arial, sans-serif";
    const LEAD = [30, 60];
    const A_MINUTE = 250;
    const PAUSE = 250;

    const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
    const BLOCK = /<(?:\/?(?:p|h[1-6]|li|ul|ol|blockquote|t[dhr]|table|fig\w+|div|section|aside|pre|caption)|br|hr)\b/gi;

    const syllables = (text) => text.split(SPACE).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    const textOf = (html) =>
        new DOMParser().parseFromString(html.replace(BLOCK, "\n$&"), "text/html").body.textContent;
    const minutes = (count) => Math.max(1, Math.ceil(count / A_MINUTE));

    // For whoever else needs the same counts.
    window.deskCount = { syllables, textOf, minutes };

    if (writing && headline && lead && body) {
        const words = writing.dataset;
        const brush = document.createElement("canvas").getContext("2d");
        brush.font = LETTERS;

        const say = (words, values) =>
            words.replace(/\{(\w+)\}/g, (_all, name) => values[name].toLocaleString(document.documentElement.lang));

        const meter = (field, after = field) => {
            const shown = document.createElement("p");
            shown.className = "meter";
            shown.id = `${field.id}_meter`;
            after.after(shown);
            const others = field.getAttribute("aria-describedby");
            field.setAttribute("aria-describedby", [others, shown.id].filter(Boolean).join(" "));
            return shown;
        };

        // Parts of a meter are words, each with what is to be said of it, if anything is, and how loudly.
        const show = (shown, parts) => {
            const pieces = parts.map(([text, remark, look = "is-off"]) => {
                const piece = document.createElement("span");
                piece.textContent = remark ? `${text}: ${remark}` : text;
                if (remark) piece.className = look;
                return piece;
            });
            shown.replaceChildren(...pieces);
        };

        const ofHeadline = meter(headline);
        const ofLead = meter(lead);
        const ofBody = meter(body, body.closest(".django-ckeditor-widget") || body);

        const measureHeadline = () => {
            const line = headline.value.normalize("NFC").split(SPACE).filter(Boolean).join(" ");
            const length = [...line].length;
            const title = document.getElementById("id_seo_title")?.value.trim() || line;
            const width = Math.round(brush.measureText(title).width);
            show(ofHeadline, [
                [say(words.characters, { n: length, most: HEADLINE }), length > HEADLINE && words.tooLong, "is-over"],
                [say(words.pixels, { n: width, most: WIDTH }), width > WIDTH && words.cut],
            ]);
        };

        const measureText = () => {
            const count = syllables(lead.value);
            const remark = count > LEAD[1] ? words.long : count > 0 && count < LEAD[0] && words.short;
            show(ofLead, [[say(words.lead, { n: count }), remark]]);
            const html = window.CKEDITOR?.instances.id_body?.getData() ?? body.value;
            const all = count + syllables(textOf(html));
            show(ofBody, [[say(words.text, { n: all, minutes: minutes(all) }), ""]]);
        };

        let timer;
        const soon = () => {
            clearTimeout(timer);
            timer = setTimeout(measureText, PAUSE);
        };

        const grow = () => {
            headline.style.height = "auto";
            headline.style.height = `${headline.scrollHeight}px`;
        };

        headline.addEventListener("input", measureHeadline);
        document.getElementById("id_seo_title")?.addEventListener("input", measureHeadline);
        // The headline is one line, however it is wrapped.
        headline.addEventListener("keydown", (event) => {
            if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            lead.focus();
        });
        if (!CSS.supports("field-sizing", "content")) {
            headline.addEventListener("input", grow);
            grow();
        }
        lead.addEventListener("input", soon);
        window.CKEDITOR?.on("instanceReady", ({ editor }) => {
            editor.on("change", soon);
            soon();
        });
        measureHeadline();
        measureText();
    }
}
