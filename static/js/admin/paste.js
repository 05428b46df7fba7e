// What is pasted from other programs: word processors draw with styles what a newsroom means as structure. Bold and
// italic become elements, titles become subheads, pictures stay out with a word about it: what the editor's own filter
// lets through comes after.
"use strict";
{
    const isBold = ({ fontWeight }) => fontWeight === "bold" || Number(fontWeight) >= 600;
    const isNormal = ({ fontWeight }) => fontWeight === "normal" || Number(fontWeight) === 400;
    const isItalic = ({ fontStyle }) => fontStyle === "italic" || fontStyle === "oblique";

    const unwrap = (element) => element.replaceWith(...element.childNodes);

    const wrap = (element, name) => {
        const inner = element.ownerDocument.createElement(name);
        inner.append(...element.childNodes);
        element.append(inner);
    };

    // Google Docs puts all of it into a <b> that is not bold, and every line of a list into a paragraph.
    const meanWhatIsDrawn = (body) => {
        for (const element of body.querySelectorAll("b[style], strong[style]")) {
            if (isNormal(element.style)) unwrap(element);
        }
        for (const element of body.querySelectorAll("span[style]")) {
            const isTitle = element.closest("h1, h2, h3, h4, h5, h6");
            if (isItalic(element.style)) wrap(element, "em");
            if (isBold(element.style) && !isTitle) wrap(element, "strong");
        }
        for (const line of body.querySelectorAll("li > p:only-child")) unwrap(line);
    };

    // A text's own title is the headline: the titles that others wrote become subheads.
    const lowerTitles = (body) => {
        for (const title of body.querySelectorAll("h1")) {
            const subhead = document.createElement("h2");
            subhead.append(...title.childNodes);
            title.replaceWith(subhead);
        }
    };

    const dropPictures = (body, editor) => {
        const pictures = body.querySelectorAll("img");
        for (const picture of pictures) picture.remove();
        if (pictures.length) editor.showNotification(editor.lang.clipboard.picturesRefused, "warning");
    };

    // A page that is only parsed loads nothing and runs nothing.
    const changed = (html, editor, ...changes) => {
        const { body } = new DOMParser().parseFromString(html, "text/html");
        for (const change of changes) change(body, editor);
        return body.innerHTML;
    };

    const tidy = ({ data, editor }) => {
        const isOurs = data.dataTransfer.getTransferType(editor) !== CKEDITOR.DATA_TRANSFER_EXTERNAL;
        if (isOurs || data.type === "text" || !data.dataValue) return;
        data.dataValue = changed(data.dataValue, editor, meanWhatIsDrawn, lowerTitles, dropPictures);
    };

    // Lists of Word are put together by the editor's own plugin, from what Word itself has put there.
    const tidyWord = ({ data, editor }) => {
        data.dataValue = changed(data.dataValue, editor, lowerTitles, dropPictures);
    };

    const isWord = ({ data }) => /urn:schemas-microsoft-com|class="?Mso|content="?Microsoft Word/i.test(data.dataValue);

    CKEDITOR.on("instanceCreated", ({ editor }) => {
        // After the clipboard was read (1) and before anything looks into it (3).
        editor.on("paste", (event) => isWord(event) || tidy(event), null, null, 2);
        editor.on("afterPasteFromWord", tidyWord);
    });
}
