// Helplines, above everything else on the page, and in nobody's way.
import { useEffect, useRef } from "preact/hooks";
import { locale, t } from "../i18n/index.ts";
import { countryName, date, languageName, listOf } from "../i18n/time.ts";
import { care, chooseCountry, closeCare, country } from "../state/care.ts";
import type { Helpline } from "../wire/parts.ts";
import { CloseIcon, PhoneIcon } from "./icons.tsx";

function named(code: string): string {
    return /^[A-Za-z]{2}$/.test(code) ? countryName(code.toUpperCase()) : t("care-anywhere");
}

function spoken(codes: string): string {
    return listOf(
        codes
            .split(",")
            .filter((code) => code !== "")
            .map(languageName),
    );
}

function isNumber(contact: string): boolean {
    return /^\+?[\d][\d\s()./-]{1,24}$/.test(contact);
}

// Only addresses that a browser opens as a page: the list is data that came over the wire.
function pageOf(url: string | undefined): string | undefined {
    return url !== undefined && /^https:\/\//.test(url) ? url : undefined;
}

function Line({ line }: { line: Helpline }) {
    const page = pageOf(line.url);
    return (
        <li class="helpline">
            <p class="helpline-name">
                <strong>{line.name}</strong> <span class="quiet">{named(line.country)}</span>
            </p>
            {isNumber(line.contact) ? (
                <a class="helpline-call" href={`tel:${line.contact.replace(/[^\d+]/g, "")}`}>
                    <PhoneIcon />
                    {line.contact}
                </a>
            ) : (
                <p class="helpline-contact">{line.contact}</p>
            )}
            <p class="quiet">
                {[line.hours, spoken(line.languages)].filter((word) => word !== "").join(" · ")}
            </p>
            {page !== undefined && (
                <p>
                    <a href={page} target="_blank" rel="noopener noreferrer">
                        {t("care-page", { name: line.name })}
                    </a>
                </p>
            )}
            <p class="quiet small">
                {line.checked_on === ""
                    ? t("care-unchecked")
                    : t("care-checked", { day: date(line.checked_on) })}
            </p>
        </li>
    );
}

function CountryChoice({ codes }: { codes: readonly string[] }) {
    const choices = codes
        .map((code) => ({ code, name: named(code) }))
        .sort((a, b) => a.name.localeCompare(b.name, locale.value));
    return (
        <label class="field field-row">
            <span>{t("care-country")}</span>
            <select
                value={country.value}
                onChange={(event) => chooseCountry(event.currentTarget.value)}
            >
                <option value="">{t("care-all-countries")}</option>
                {choices.map(({ code, name }) => (
                    <option key={code} value={code}>
                        {name}
                    </option>
                ))}
            </select>
        </label>
    );
}

export function CarePanel() {
    const { open, asked, level, lines } = care.value;
    const heading = useRef<HTMLHeadingElement>(null);
    // Only the person's own click may move their focus.
    useEffect(() => {
        if (open && asked) heading.current?.focus();
    }, [open, asked]);
    return (
        <>
            <p role="status" class="for-readers">
                {open && !asked ? t("care-announced") : ""}
            </p>
            {open && (
                <section class={`care care-${level}`} aria-labelledby="care-title">
                    <div class="care-head">
                        <h2 id="care-title" ref={heading} tabIndex={-1}>
                            {asked ? t("care-title-asked") : t("care-title")}
                        </h2>
                        <button
                            type="button"
                            class="button-quiet"
                            aria-label={t("care-close")}
                            onClick={closeCare}
                        >
                            <CloseIcon />
                        </button>
                    </div>
                    <p>{asked ? t("care-words-asked") : t("care-words")}</p>
                    <p class="care-emergency">{t("care-emergency")}</p>
                    <ul class="helplines">
                        {lines.helplines.map((line) => (
                            <Line
                                key={`${line.country} ${line.name} ${line.contact}`}
                                line={line}
                            />
                        ))}
                    </ul>
                    {lines.countries.length > 0 && <CountryChoice codes={lines.countries} />}
                </section>
            )}
        </>
    );
}
