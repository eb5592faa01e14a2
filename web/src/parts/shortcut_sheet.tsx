// What the keys do.
import { t } from "../i18n/index.ts";
import { sheetOpen, shortcut_list } from "../state/shortcuts.ts";
import { Dialog } from "./dialog.tsx";

const escape_key = "Esc";

export function ShortcutSheet() {
    if (!sheetOpen.value) return null;
    const close = () => {
        sheetOpen.value = false;
    };
    const rows = [
        ...shortcut_list.map(({ key, words }) => [key, words] as const),
        [escape_key, "key-leave"] as const,
    ];
    return (
        <Dialog title={t("shortcuts")} onClose={close}>
            <table class="shortcuts">
                <thead class="for-readers">
                    <tr>
                        <th scope="col">{t("shortcuts-key")}</th>
                        <th scope="col">{t("shortcuts-does")}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map(([key, words]) => (
                        <tr key={key}>
                            <td>
                                <kbd>{key}</kbd>
                            </td>
                            <td>{t(words)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
            <p class="quiet small">{t("shortcuts-words")}</p>
        </Dialog>
    );
}
