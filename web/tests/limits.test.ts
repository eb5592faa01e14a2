import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { rooms_open_max } from "../src/state/open_rooms.ts";
import { limits } from "../src/wire/limits.ts";

const header = readFileSync(resolve(import.meta.dirname, "../../protocol/limits.hpp"), "utf8");

it.each(Object.entries(limits))("%s is the protocol's", (name, value) => {
    const found = new RegExp(`\\b${name} = ([0-9']+);`).exec(header)?.[1];
    expect(Number(found?.replaceAll("'", ""))).toBe(value);
});

it("the rooms one can be in leave places for threads and desks", () => {
    expect(rooms_open_max).toBeLessThanOrEqual(limits.listening_max / 2);
});
