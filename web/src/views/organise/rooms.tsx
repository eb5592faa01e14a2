// The rooms of a group: new ones, and what holds in those there are.

import { useEffect, useState } from "preact/hooks";
import { t, tWord } from "../../i18n/index.ts";
import { Problem } from "../../parts/problem.tsx";
import { changeRoom, closeRoom, createRoom } from "../../state/organise.ts";
import type { GroupSettings, LanguageText, RoomSettings } from "../../wire/groups.ts";
import { limits } from "../../wire/limits.ts";
import { Hours, NumberField, Save, SlugField, Texts, textIn } from "./fields.tsx";

function RoomCard({ group, room }: { group: GroupSettings; room: RoomSettings }) {
    const [work, setWork] = useState(room);
    const [problem, setProblem] = useState("");
    useEffect(() => setWork(room), [group.revision]);
    const put = (part: Partial<RoomSettings>) => setWork((before) => ({ ...before, ...part }));
    const { name, people_max, hours } = work;
    const closed = room.state === "closed";
    const toggle = async () => setProblem((await closeRoom(group, room.room, !closed)) ?? "");
    return (
        <details class="room-edit">
            <summary>
                {textIn(room.name, "en") || room.name[0]?.text || room.room}{" "}
                <span class="quiet">{tWord("room-state", room.state)}</span>
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
            <Save save={() => changeRoom(group, { room: room.room, name, people_max, hours })} />
            <Problem code={problem} />
            <button type="button" class="button" onClick={() => void toggle()}>
                {closed ? t("room-open") : t("room-close")}
            </button>
        </details>
    );
}

function NewRoom({ group }: { group: GroupSettings }) {
    const [slug, setSlug] = useState("");
    const [name, setName] = useState<LanguageText[]>([]);
    const make = async () => {
        const problem = await createRoom(group, { room: `${group.group}/${slug}`, name });
        if (problem === undefined) {
            setSlug("");
            setName([]);
        }
        return problem;
    };
    return (
        <details class="room-edit">
            <summary>{t("room-new")}</summary>
            <SlugField value={slug} onChange={setSlug} />
            <Texts
                label={t("organise-name")}
                texts={name}
                languages={group.languages}
                most={limits.label_characters_max}
                onChange={setName}
            />
            <Save save={make} />
        </details>
    );
}

export function Rooms({ group }: { group: GroupSettings }) {
    return (
        <section class="card" aria-labelledby="rooms-title">
            <h2 id="rooms-title">{t("organise-rooms")}</h2>
            {group.rooms.map((room) => (
                <RoomCard key={room.room} group={group} room={room} />
            ))}
            <NewRoom group={group} />
        </section>
    );
}
