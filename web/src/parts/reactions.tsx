// Ways to say something without words. Nobody is counted, and nobody is ranked.
import type { FunctionComponent } from "preact";
import { t } from "../i18n/index.ts";
import { announce } from "../state/announcements.ts";
import { react, reactionsTo } from "../state/reactions.ts";
import { type ReactionKind, reactionKinds } from "../wire/parts.ts";
import { HeartIcon, HugIcon, MeTooIcon } from "./icons.tsx";

const signs: Readonly<Record<ReactionKind, FunctionComponent>> = {
    hug: HugIcon,
    me_too: MeTooIcon,
    thank_you: HeartIcon,
};

interface Properties {
    place: string;
    seq: number;
    own: boolean;
    all?: boolean; // those nobody has given yet, too
    onDone?(): void;
}

const nameOf = (kind: ReactionKind) => t(`reaction-${kind.replace("_", "-")}`);

export function Reactions({ place, seq, own, all = false, onDone }: Properties) {
    const { reactions, mine } = reactionsTo(place, seq);
    const given = (kind: string) => reactions.find((one) => one.kind === kind)?.how;
    const shown = reactionKinds.filter((kind) => all || given(kind) !== undefined);
    if (shown.length === 0) return null;
    const toggle = (kind: ReactionKind) => {
        react(place, seq, kind, !mine.includes(kind)).then(
            () => onDone?.(),
            () => announce("reaction-failed"),
        );
    };
    return (
        <ul class="reactions" aria-label={t("reactions")}>
            {shown.map((kind) => {
                const how = given(kind);
                const Sign = signs[kind];
                const words =
                    how === undefined || how === "one"
                        ? nameOf(kind)
                        : `${nameOf(kind)} · ${how === "few" ? t("how-few") : t("how-many")}`;
                const content = (
                    <>
                        <Sign /> {words}
                    </>
                );
                return (
                    <li key={kind}>
                        {own ? (
                            <span class="reaction">{content}</span>
                        ) : (
                            <button
                                type="button"
                                class="reaction"
                                aria-pressed={mine.includes(kind)}
                                onClick={() => toggle(kind)}
                            >
                                {content}
                            </button>
                        )}
                    </li>
                );
            })}
        </ul>
    );
}
