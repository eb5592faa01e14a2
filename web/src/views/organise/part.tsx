// One part of the settings: a title that opens it. What is open stays so until the page is closed,
// and a part with changes that are not saved says so, open or not.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../../i18n/index.ts";

const open = signal<ReadonlySet<string>>(new Set());

interface Properties {
    name: string; // of the part, for the page
    title: string;
    unsaved?: boolean;
    children: ComponentChildren;
}

export function Part({ name, title, unsaved = false, children }: Properties) {
    const id = useId();
    const toggled = (isOpen: boolean) => {
        if (isOpen === open.peek().has(name)) return;
        const next = new Set(open.peek());
        if (isOpen) next.add(name);
        else next.delete(name);
        open.value = next;
    };
    return (
        <section class="card part" aria-labelledby={id}>
            <details
                open={open.value.has(name)}
                onToggle={(event) => toggled(event.currentTarget.open)}
            >
                <summary>
                    <h2 id={id}>{title}</h2>
                    {unsaved && <span class="tag tag-care">{t("organise-unsaved")}</span>}
                </summary>
                {children}
            </details>
        </section>
    );
}
