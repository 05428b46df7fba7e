// Fields that complete get the name of their label, which Select2 leaves out for screen readers, and show the
// pictures among their choices.
"use strict";
{
    const $ = django.jQuery;

    const name = (select) => {
        const shown = $(select).data("select2")?.$selection[0];
        if (!shown) return;
        const label = document.querySelector(`label[for="${select.id}"]`);
        const words = (label?.textContent || select.getAttribute("aria-label") || "").trim();
        const value = shown.querySelector("[role=textbox]");
        if (value) {
            value.setAttribute("aria-label", words);
            shown.removeAttribute("aria-labelledby");
            shown.setAttribute("aria-label", words);
            value.id && shown.setAttribute("aria-describedby", value.id);
        }
        shown.querySelector(".select2-search__field")?.setAttribute("aria-label", words);
    };

    const draw = (item) => {
        const image = item.image || item.element?.closest("select[data-image]")?.dataset.image;
        if (!image) return item.text;
        const row = document.createElement("span");
        const picture = document.createElement("img");
        row.className = "choice-with-picture";
        picture.src = image;
        picture.alt = "";
        row.append(picture, item.text);
        return $(row);
    };

    $.fn.select2.defaults.set("templateResult", draw);
    $.fn.select2.defaults.set("templateSelection", draw);

    const nameAll = (root) => root.querySelectorAll("select.admin-autocomplete").forEach(name);

    $(() => nameAll(document));
    document.addEventListener("formset:added", (event) => nameAll(event.target));
}
