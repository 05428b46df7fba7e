// Fields that complete get the name of their label: Select2 leaves them nameless for screen readers.
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

    const nameAll = (root) => root.querySelectorAll("select.admin-autocomplete").forEach(name);

    $(() => nameAll(document));
    document.addEventListener("formset:added", (event) => nameAll(event.target));
}
