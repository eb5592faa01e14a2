// The rooms of a group: new ones, and what holds in those there are.

import { useState } from "preact/hooks";
import { locale, t, tWord } from "../../i18n/index.ts";
import { Problem } from "../../parts/problem.tsx";
import { changeRoom, closeRoom, createRoom } from "../../state/organise.ts";
import { isUnsaved, workOn } from "../../state/unsaved.ts";
import type { GroupSettings, LanguageText, RoomSettings } from "../../wire/groups.ts";
import { limits } from "../../wire/limits.ts";
import { Hours, NumberField, Save, SlugField, Texts, textIn } from "./fields.tsx";
import { Part } from "./part.tsx";

function RoomCard({ group, room }: { group: GroupSettings; room: RoomSettings }) {
    const key = `${group.group} rooms ${room.room}`;
    const { now, changed, put } = workOn(key, room);
    const [problem, setProblem] = useState("");
    const { name, people_max, hours } = now;
    const closed = room.state === "closed";
    const toggle = async () => setProblem((await closeRoom(group, room.room, !closed)) ?? "");
    return (
        <details class="room-edit">
            <summary>
                {textIn(room.name, locale.value) || room.name[0]?.text || room.room}{" "}
                <span class="quiet">{tWord("room-state", room.state)}</span>{" "}
                {changed && <span class="tag tag-care">{t("organise-unsaved")}</span>}
            </summary>
            <Texts
                label={t("organise-name")}
                texts={name}
                languages={group.languages}
                most={limits.label_characters_max}
                onChange={(texts) => put({ name: texts })}
            />
            <NumberField
                label={t("organise-people")}
                value={people_max}
                most={limits.people_max}
                onChange={(value) => put({ people_max: value })}
            />
            <Hours hours={hours} onChange={(rows) => put({ hours: rows })} />
            <Save
                part={key}
                save={() => changeRoom(group, { room: room.room, name, people_max, hours })}
            />
            <Problem code={problem} />
            <button type="button" class="button" onClick={() => void toggle()}>
                {closed ? t("room-open") : t("room-close")}
            </button>
        </details>
    );
}

const nothing: { slug: string; name: LanguageText[] } = { slug: "", name: [] };

function NewRoom({ group }: { group: GroupSettings }) {
    const key = `${group.group} rooms`;
    const { now, put } = workOn(key, nothing);
    const { slug, name } = now;
    const make = () => createRoom(group, { room: `${group.group}/${slug}`, name });
    return (
        <details class="room-edit">
            <summary>{t("room-new")}</summary>
            <SlugField value={slug} onChange={(wanted) => put({ slug: wanted })} />
            <Texts
                label={t("organise-name")}
                texts={name}
                languages={group.languages}
                most={limits.label_characters_max}
                onChange={(texts) => put({ name: texts })}
            />
            <Save part={key} save={make} />
        </details>
    );
}

export function Rooms({ group }: { group: GroupSettings }) {
    return (
        <Part name="rooms" title={t("organise-rooms")} unsaved={isUnsaved(`${group.group} rooms`)}>
            {group.rooms.map((room) => (
                <RoomCard key={room.room} group={group} room={room} />
            ))}
            <NewRoom group={group} />
        </Part>
    );
}
