// Tags: completes the names that exist and takes new ones; Enter or a comma ends a name.
// The field itself stays a line of text with commas, and is all that is sent.
"use strict";
{
    const $ = django.jQuery;

    const split = (text) =>
        (text.match(/"[^"]*"|[^,]+/g) || [])
            .map((name) => name.trim().replace(/^"(.*)"$/, "$1").trim())
            .filter(Boolean);

    const join = (names) => names.map((name) => (name.includes(",") ? `"${name}"` : name)).join(", ");

    const enhance = (input) => {
        const select = document.createElement("select");
        select.multiple = true;
        for (const name of split(input.value)) select.add(new Option(name, name, true, true));
        input.before(select);
        input.type = "hidden";
        const label = document.querySelector(`label[for="${input.id}"]`);
        $(select)
            .select2({
                theme: "admin-autocomplete",
                tags: true,
                tokenSeparators: [","],
                // A name that exists is offered first, so that Enter does not make “bien” beside “biển”.
                insertTag: (found, made) => found.push(made),
                width: "100%",
                ajax: {
                    url: input.dataset.tagsFrom,
                    data: ({ term, page }) => ({ term, page }),
                    processResults: ({ results, pagination }) => ({
                        results: results.map(({ text }) => ({ id: text, text })),
                        pagination,
                    }),
                },
            })
            .on("change", () => {
                input.value = join([...select.selectedOptions].map((option) => option.value));
            });
        const field = select.nextElementSibling.querySelector(".select2-search__field");
        field.setAttribute("aria-label", label.textContent.trim());
        label.addEventListener("click", () => field.focus());
    };

    $(() => document.querySelectorAll("input[data-tags-from]").forEach(enhance));
}
