// Who may do what: the table that the server decides by.
import table from "../../../../protocol/roles.json";
import { t, tWord } from "../../i18n/index.ts";
import { CheckIcon } from "../../parts/icons.tsx";
import { Part } from "./part.tsx";

const roles = ["participant", "supporter", "facilitator", "moderator", "organiser"] as const;

export function Roles() {
    return (
        <Part name="roles" title={t("roles-title")}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section class="roles-place" tabIndex={0} aria-label={t("roles-table")}>
                <table class="roles">
                    <thead>
                        <tr>
                            <th scope="col">{t("roles-act")}</th>
                            {roles.map((role) => (
                                <th key={role} scope="col">
                                    {tWord("role", role)}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {table.acts.map(({ act, roles: having }) => (
                            <tr key={act}>
                                <th scope="row">{tWord("act", act)}</th>
                                {roles.map((role) => (
                                    <td key={role}>
                                        {having.includes(role) ? (
                                            <>
                                                <CheckIcon />
                                                <span class="for-readers">{t("roles-yes")}</span>
                                            </>
                                        ) : (
                                            <span class="for-readers">{t("roles-no")}</span>
                                        )}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
        </Part>
    );
}
