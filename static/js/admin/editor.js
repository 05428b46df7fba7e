// CKEditor 4 under the content security policy of the admin, and as a newsroom wants it.
//
// The editor draws its buttons with on… attributes and writes inline scripts into its frames; the policy blocks
// both. The scripts get this page's nonce. The attributes become data-on…: what they call is looked up and
// called from here, and only if it is one of the calls that the editor makes itself.
"use strict";
{
    const nonce = document.currentScript.nonce;

    const CALL = new RegExp(
        "^(?:return )?(?:window\\.parent\\.)?CKEDITOR\\.tools\\.callFunction\\(\\s*(\\d+)" +
            "((?:\\s*,\\s*(?:event|this|null|\\d+|'(?:[^'\\\\]|\\\\')*'))*)\\s*\\);?\\s*(return false;)?$",
    );
    const ARGUMENT = /event|this|null|\d+|'(?:[^'\\]|\\')*'/g;
    const BUBBLING = ["click", "mousedown", "mouseup", "mouseover", "mouseout", "keydown", "keypress", "dragstart"];

    const value = (word, element, event) => {
        if (word === "event") return event;
        if (word === "this") return element;
        if (word === "null") return null;
        return word.startsWith("'") ? word.slice(1, -1).replaceAll("\\'", "'") : Number(word);
    };

    // Does what the attribute says; returns false when the browser should do nothing else.
    const obey = (code, element, event) => {
        if (code === "return false;") return false;
        const call = CALL.exec(code);
        if (!call) return undefined;
        const values = (call[2].match(ARGUMENT) || []).map((word) => value(word, element, event));
        const result = CKEDITOR.tools.callFunction(Number(call[1]), ...values);
        return call[3] || (code.startsWith("return ") && result === false) ? false : undefined;
    };

    const obeyAttribute = (element, event) => {
        const code = element?.getAttribute?.(`data-on${event.type}`);
        if (code && obey(code.trim(), element, event) === false) event.preventDefault();
    };

    const obeyUpwards = (event) => {
        for (let element = event.target; element; element = element.parentElement) obeyAttribute(element, event);
    };

    const listen = (page) => {
        for (const type of BUBBLING) page.addEventListener(type, obeyUpwards, true);
        for (const type of ["focus", "blur"]) {
            page.addEventListener(type, (event) => obeyAttribute(event.target, event), true);
        }
    };

    listen(document);

    const HANDLER = / on([a-z]+)="((?:return )?(?:window\.parent\.)?CKEDITOR\.tools\.[^"]*|return false;)"/g;
    const withoutHandlers = (html) =>
        html.replace(HANDLER, ' data-on$1="$2"').replaceAll(' src="javascript:void(0)"', ' src="about:blank"');

    const elements = CKEDITOR.dom.element.prototype;
    for (const method of ["setHtml", "appendHtml"]) {
        const original = elements[method];
        elements[method] = function (html) {
            return original.call(this, withoutHandlers(String(html)));
        };
    }

    const writeInto = (page, html) => {
        const allowed = withoutHandlers(html).replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`);
        Document.prototype.write.call(page, allowed);
    };

    // The editing area and the panels are frames that the editor writes itself.
    CKEDITOR.dom.document.prototype.write = function (html) {
        const page = this.$;
        page.open("text/html", "replace");
        listen(page);
        page.defaultView.addEventListener("load", (event) => obeyAttribute(page.body, event));
        writeInto(page, html);
        page.close();
    };

    // So is the field for a file in a dialog, past that function.
    const { getFrameDocument } = elements;
    elements.getFrameDocument = function () {
        const found = getFrameDocument.call(this);
        if (found) found.$.write = (html) => writeInto(found.$, html);
        return found;
    };

    // Stored figures carry no class; the picture plugin knows its own by it.
    const markFigures = (event) => {
        event.data.dataValue.forEach((element) => {
            if (element.name === "figure" && element.find("img", true).length) element.addClass("image");
        }, CKEDITOR.NODE_ELEMENT);
    };

    // Our upload view wants the form's token, and says in words what is wrong with a picture.
    const prepareUpload = (event) => {
        const { xhr, lang } = event.data.fileLoader;
        const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
        xhr.setRequestHeader("X-CSRFToken", token);
        const settle = xhr.onload;
        xhr.onload = () => {
            if (xhr.status >= 400) {
                try {
                    lang.filetools[`httpError${xhr.status}`] = JSON.parse(xhr.responseText).error.message;
                } catch {
                    // No words of ours: the editor's own will do.
                }
            }
            settle.call(xhr);
        };
    };

    // A chosen file is uploaded at once: nobody looks for another button. And every picture is described.
    const simplifyPictures = ({ data, editor }) => {
        if (data.name !== "image2") return;
        const { definition } = data;
        definition.getContents("info").get("alt").validate = CKEDITOR.dialog.validate.notEmpty(
            editor.lang.image2.altMissing,
        );
        definition.getContents("Upload").get("upload").onChange = function () {
            if (this.getValue()) this.getDialog().getContentElement("Upload", "uploadButton").click();
        };
    };

    const setWords = (editor) => {
        for (const [key, words] of Object.entries(editor.config.words || {})) {
            const [part, name] = key.split(".");
            if (editor.lang[part]) editor.lang[part][name] = words;
        }
    };

    const followTheme = (editor) => {
        const chosen = document.documentElement.dataset.theme || "auto";
        editor.document?.getDocumentElement().setAttribute("data-theme", chosen);
    };

    CKEDITOR.on("dialogDefinition", simplifyPictures);
    CKEDITOR.on("instanceCreated", ({ editor }) => {
        // The words of its core and those of the plugins come at different times.
        for (const moment of ["langLoaded", "pluginsLoaded"]) editor.on(moment, () => setWords(editor));
        // After the text is parsed (5) and before what is not known is filtered out (6).
        editor.on("toHtml", markFigures, null, null, 5.5);
        editor.on("fileUploadRequest", prepareUpload);
        editor.on("contentDom", () => followTheme(editor));
        new MutationObserver(() => followTheme(editor)).observe(document.documentElement, {
            attributeFilter: ["data-theme"],
        });
    });
}
