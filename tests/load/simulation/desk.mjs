// A moderator on shift: sees the cases of every group, and after a while lets through what comes
// from a harmless row and takes away what does not. Cases of people who are not simulated are left
// alone.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Connection, is_interruption, pause, Refused } from "./connection.mjs";
import { digest } from "./ledger.mjs";
import { complain } from "./print.mjs";

export class Desk {
    seen = new Set();

    constructor(world, link, token_file) {
        this.world = world;
        this.link = link.slice(link.lastIndexOf("/") + 1);
        this.token_file = token_file;
        if (token_file && existsSync(token_file))
            this.token = readFileSync(token_file, "utf8").trim();
    }

    async live() {
        while (!this.world.finished) {
            try {
                await this.session();
            } catch (error) {
                if (!is_interruption(error)) {
                    if (!(error instanceof Refused)) throw error;
                    complain(`no desk: ${error.code} (was the link used before?)`);
                    return;
                }
            }
            await pause(500);
        }
    }

    async session() {
        const { world } = this;
        this.connection = await Connection.open(world.url, (event) => {
            if (event.on === "desk.case") this.noted(event.case);
        });
        const { connection } = this;
        const known = await connection.patiently("hello", this.token ? { token: this.token } : {});
        if (!this.token) {
            await connection.patiently("person.redeem", { link: this.link });
            this.token = known.token;
            if (this.token_file) writeFileSync(this.token_file, this.token, { mode: 0o600 });
        }
        for (const group of world.groups) {
            await connection.patiently("group.join", { group: group.slug });
            const { cases } = await connection.patiently("desk.watch", { group: group.slug });
            for (const found of cases) this.noted(found);
        }
        while (connection.open && !world.finished) await pause(100);
        connection.cut();
    }

    noted(found) {
        if (found.state !== "open" || this.seen.has(found.case)) return;
        this.seen.add(found.case);
        const body = found.text === undefined ? undefined : digest(found.text);
        const given = body === undefined ? undefined : this.world.known.get(body);
        if (!given) return;
        if (found.kind === "flagged") this.world.tally.add(given.set, "flagged");
        if (found.kind === "care") this.world.tally.counters.care_cases += 1;
        this.decide(found, given, body).catch((error) => {
            this.seen.delete(found.case);
            if (is_interruption(error)) return;
            if (error.code !== "conflict")
                this.world.ledger.violate("a decision failed", error.message);
        });
    }

    async decide(found, given, body) {
        await pause(500 + this.world.random.below(4_000));
        let action = "close";
        if (found.kind === "held") action = given.harmful ? "remove" : "release";
        await this.connection.patiently("desk.act", {
            group: found.group,
            case: found.case,
            action,
        });
        if (action === "remove")
            this.world.ledger.sayings(found.place, found.by, body).kept_back += 1;
    }
}
