// What those who look after a room can do with it while people talk.

import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { listOf } from "../i18n/time.ts";
import { request } from "../state/connection.ts";
import { may, roomOfGroup } from "../state/groups.ts";
import { codeOf } from "../wire/errors.ts";
import { Dialog } from "./dialog.tsx";
import { Problem } from "./problem.tsx";

interface Properties {
    group: string;
    room: string;
    onClose(): void;
}

const pauses_seconds = [0, 10, 30, 60, 300];

export function RoomTools({ group, room, onClose }: Properties) {
    const [problem, setProblem] = useState("");
    const [handles, setHandles] = useState<readonly string[]>([]);
    const summary = roomOfGroup(group, room);
    const frozen = summary?.state === "frozen";
    const closed = summary?.state === "closed";
    const run = (done: Promise<unknown>) => {
        setProblem("");
        done.catch((error: unknown) => setProblem(codeOf(error)));
    };
    useEffect(() => {
        request("room.people", { room }).then(
            (ok) => setHandles(ok.handles ?? []),
            () => undefined,
        );
    }, [room]);
    return (
        <Dialog title={t("room-tools")} onClose={onClose}>
            <Problem code={problem} />
            {handles.length > 0 && <p>{t("room-people", { handles: listOf(handles) })}</p>}
            <label class="field field-row">
                <span>{t("room-slow-label")}</span>
                <select
                    value={String(summary?.slow_seconds ?? 0)}
                    onChange={(event) =>
                        run(
                            request("room.slow", {
                                room,
                                seconds: Number(event.currentTarget.value),
                            }),
                        )
                    }
                >
                    {pauses_seconds.map((seconds) => (
                        <option key={seconds} value={seconds}>
                            {seconds === 0 ? t("room-slow-off") : t("room-slow-every", { seconds })}
                        </option>
                    ))}
                </select>
            </label>
            <div class="menu">
                {may(group, "freeze_room") && !closed && (
                    <button
                        type="button"
                        class="button"
                        onClick={() => run(request("room.freeze", { room, frozen: !frozen }))}
                    >
                        {frozen ? t("room-unfreeze") : t("room-freeze")}
                    </button>
                )}
                {may(group, "change_rooms") && (
                    <button
                        type="button"
                        class="button"
                        onClick={() => run(request("room.close", { room, closed: !closed }))}
                    >
                        {closed ? t("room-open") : t("room-close")}
                    </button>
                )}
            </div>
        </Dialog>
    );
}
