// Why the server did not do what was asked, in words; nothing while there is no reason to say so.
import { tWord } from "../i18n/index.ts";

export function Problem({ code }: { code: string }) {
    return (
        <p role="alert" class="problem">
            {code === "" ? "" : tWord("error", code)}
        </p>
    );
}
