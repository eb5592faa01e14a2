// The rooms somebody is in at once: whoever has come into one stays, live and counted, until they
// leave it. On a wide screen a second one can be shown beside the first.
import { computed, effect, signal, untracked } from "@preact/signals";
import { announce } from "./announcements.ts";
import { connection, on, onHello } from "./connection.ts";
import { groupDetails, loadGroup, mustAgreeAnew, roomName } from "./groups.ts";
import { dropRoom, type Room, roomOf } from "./rooms.ts";
import { go, groupPath, roomHere, roomPath } from "./route.ts";
import { greeted, joining, membershipOf } from "./session.ts";
import { speakOfElsewhere } from "./spoken.ts";
import { tab } from "./storage.ts";

// Of the places a connection may listen to (listening_max) these are the rooms.
export const rooms_open_max = 8;

const note = "rooms";
const room_pattern = /^([a-z0-9-]{1,40})\/[a-z0-9-]{1,40}$/;
const wide = signal(false);

const open = signal<readonly string[]>([]);
const chosenBeside = signal<string | undefined>(undefined);
let lookedAt: readonly string[] = []; // the latest last

// In the order in which they were opened.
export const openRooms = computed(() => open.value);
export const groupOf = (room: string) => room.split("/")[0] ?? "";

export const canBeBeside = computed(() => wide.value && roomHere() !== undefined);

export const besideRoom = computed(() => {
    const room = chosenBeside.value;
    if (room === undefined || !canBeBeside.value || room === roomHere()) return undefined;
    const group = groupOf(room);
    return membershipOf(group) === undefined || mustAgreeAnew(group) ? undefined : room;
});

// The one of those on the screen that the keys are for: where somebody was last.
const focused = signal<string | undefined>(undefined);
export const activeRoom = computed(() => {
    const beside = besideRoom.value;
    return beside !== undefined && focused.value === beside ? beside : roomHere();
});

export function focusOnRoom(room: string): void {
    focused.value = room;
}

export function putBeside(room: string | undefined): void {
    chosenBeside.value = room;
}

// By its own name, and with its group's where that is needed to tell it from others.
export function openRoomName(room: string): string {
    const group = groupOf(room);
    const name = roomName(group, room) ?? room;
    const details = groupDetails(group);
    const alone = openRooms.value.every((other) => groupOf(other) === group);
    return alone || details.state !== "here" ? name : `${name} · ${details.value.group.name}`;
}

function put(rooms: readonly string[]): void {
    open.value = rooms;
    if (rooms.length === 0) tab.remove(note);
    else tab.set(note, JSON.stringify(rooms));
}

function close(room: string): void {
    lookedAt = lookedAt.filter((one) => one !== room);
    if (chosenBeside.peek() === room) chosenBeside.value = undefined;
    put(open.peek().filter((one) => one !== room));
    dropRoom(room);
}

// Where there are too many, somebody leaves the one they looked at longest ago.
function makePlace(): void {
    while (open.peek().length > rooms_open_max) {
        const unseen = open.peek().filter((room) => !roomOf(groupOf(room), room).shown);
        const [longest] = lookedAt.filter((room) => unseen.includes(room));
        const room = longest ?? unseen[0];
        if (room === undefined) return;
        announce("open-rooms-most", { count: rooms_open_max, room: openRoomName(room) });
        close(room);
    }
}

// Returns what ends the looking; the room stays open.
export function lookAt(room: Room): () => void {
    const { name } = room;
    const hide = room.show();
    lookedAt = [...lookedAt.filter((one) => one !== name), name];
    if (!open.peek().includes(name)) put([...open.peek(), name]);
    makePlace();
    void room.enter();
    return () => {
        hide();
        // Nobody stands at a door without knowing.
        const phase = room.phase.peek();
        if (!room.shown && (phase === "full" || phase === "closed")) close(name);
    };
}

export function leaveRoom(room: string): void {
    const shown = roomHere() === room;
    const left = open.peek().filter((one) => one !== room);
    const next = left[open.peek().indexOf(room)] ?? left.at(-1);
    close(room);
    if (shown) go(next === undefined ? groupPath(groupOf(room)) : roomPath(next));
}

export function leaveActiveRoom(): boolean {
    const room = activeRoom.peek();
    if (room !== undefined) leaveRoom(room);
    return room !== undefined;
}

// The next of the open rooms, in a circle. Returns whether there is another.
export function toNextRoom(): boolean {
    const rooms = open.peek();
    const next = rooms[(rooms.indexOf(roomHere() ?? "") + 1) % rooms.length];
    if (next === undefined || next === roomHere()) return false;
    go(roomPath(next));
    return true;
}

// Shows the room looked at last beside the one that is shown, or shows that alone again.
export function toggleBeside(): boolean {
    if (!canBeBeside.peek()) return false;
    const here = roomHere();
    const last = lookedAt.findLast((room) => room !== here);
    if (besideRoom.peek() === undefined && last === undefined) return false;
    putBeside(besideRoom.peek() === undefined ? last : undefined);
    return true;
}

export function forgetOpenRooms(): void {
    open.value = [];
    chosenBeside.value = undefined;
    focused.value = undefined;
    lookedAt = [];
}

function restore(): void {
    let kept: unknown = [];
    try {
        kept = JSON.parse(tab.get(note) ?? "[]");
    } catch {
        // As if nothing had been kept.
    }
    const isRoom = (one: unknown): one is string =>
        typeof one === "string" && room_pattern.test(one);
    open.value = Array.isArray(kept) ? kept.filter(isRoom).slice(0, rooms_open_max) : [];
    for (const room of open.value) roomOf(groupOf(room), room).wanted = true;
}

function followWidth(): void {
    const query = window.matchMedia("(min-width: 75rem)");
    const follow = () => {
        wide.value = query.matches;
    };
    query.addEventListener("change", follow);
    follow();
}

// Whoever goes to the room beside finds the one they came from beside it.
function followPlaces(): void {
    let before: string | undefined;
    effect(() => {
        const here = roomHere();
        untracked(() => {
            if (here !== undefined && here === chosenBeside.value) chosenBeside.value = before;
        });
        before = here;
        focused.value = here;
    });
}

// Rooms that are no more, or that are not for this person any more.
function leaveLost(): void {
    effect(() => {
        if (connection.value !== "connected" || !greeted.value) return;
        for (const room of open.value) {
            const group = groupOf(room);
            const outside = membershipOf(group) === undefined && joining.value !== group;
            const absent = roomOf(group, room).phase.value === "absent";
            if (outside || absent) untracked(() => close(room));
        }
    });
}

export function followOpenRooms(): void {
    restore();
    followWidth();
    followPlaces();
    leaveLost();
    onHello(() => {
        for (const group of new Set(open.peek().map(groupOf))) {
            if (groupDetails(group).state !== "here") void loadGroup(group);
        }
    });
    on("room.said", ({ room, by }) => {
        if (!open.peek().includes(room) || roomOf(groupOf(room), room).shown) return;
        if (by !== membershipOf(groupOf(room))?.handle) speakOfElsewhere();
    });
}
