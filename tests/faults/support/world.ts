// Several instances with one open room, and people in it.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { Cluster, type Instance } from "../../../deploy/services/cluster.mjs";
import { newFolder } from "../../../deploy/services/process.mjs";
import { Random } from "../../end_to_end/support/random";
import { organisationText } from "../../end_to_end/support/toml";
import { History, type StoredEntry, storedIn } from "./history";
import { type Crowd, Participant, talk } from "./participant";

export const room = "harbour/quay";

// Lines of a configuration: one group whose rooms hold nothing back, and no limits on pace.
export function openGroupConfig(more = ""): string {
    const file = join(newFolder("organisation"), "organisation.toml");
    writeFileSync(file, organisationText([{ slug: "harbour", rooms: ["quay", "pier"] }]));
    return `organisation = "${file}"\n${more}\n[moderation]\nrates_lifted = true\n`;
}

export interface WorldOptions {
    purpose: string;
    instances?: number;
    shards?: number;
    // Instead of a Redis of its own; empty: none.
    redis?: string;
    config?: string;
    proxy?: boolean;
}

export class World implements Crowd {
    readonly history = new History();
    readonly room = room;
    readonly people: Participant[] = [];
    readonly random: Random;
    // How many messages were begun, so that no two say the same.
    said = 0;
    // Who may be connected to; a test may leave some out.
    addresses: () => string[];

    private constructor(
        readonly cluster: Cluster,
        purpose: string,
    ) {
        this.random = new Random(purpose);
        this.addresses = () => this.cluster.instances.map((one) => one.socketUrl);
    }

    static async start(options: WorldOptions): Promise<World> {
        const cluster = await Cluster.start({
            instances: options.instances ?? 2,
            shards: options.shards ?? 2,
            config: openGroupConfig(options.config),
            proxy: options.proxy ?? false,
            ...(options.redis === undefined ? {} : { redis: options.redis }),
        });
        return new World(cluster, options.purpose);
    }

    instance(at: number): Instance {
        const found = this.cluster.instances[at];
        if (!found) throw new Error(`there is no instance ${at}`);
        return found;
    }

    // So many people more, each where `at` says or anywhere.
    async come(many: number, at?: (i: number) => string): Promise<Participant[]> {
        const first = this.people.length;
        const come = Array.from({ length: many }, (_, i) => {
            const where = at;
            const crowd: Crowd = where
                ? {
                      history: this.history,
                      room: this.room,
                      random: this.random,
                      addresses: () => [where(i)],
                  }
                : {
                      history: this.history,
                      room: this.room,
                      random: this.random,
                      addresses: () => this.addresses(),
                  };
            return new Participant(crowd, `person ${first + i + 1}`);
        });
        this.people.push(...come);
        await Promise.all(come.map((one) => one.come()));
        return come;
    }

    // Everybody talks for about so long while something happens; in the end all is as it must be.
    async talking(seconds: number, perSecond: number, happens: () => Promise<void>): Promise<void> {
        const { people } = this;
        const perPerson = Math.max(5, Math.round((seconds * perSecond) / people.length));
        const talked = talk(people, { perPerson, perSecond, first: this.said });
        this.said += perPerson * people.length;
        await happens();
        await talked;
        expect(await this.settle()).toEqual([]);
    }

    stored(): StoredEntry[] {
        return storedIn(this.cluster.postgres, this.room);
    }

    // Waits until everybody has seen everything; then what is wrong with what happened.
    async settle(withinMs = 60_000): Promise<string[]> {
        const stored = this.stored();
        const end = Date.now() + withinMs;
        const behind = () => this.people.filter((one) => one.view.last < stored.length);
        while (behind().length > 0 && Date.now() < end)
            await new Promise((resolve) => setTimeout(resolve, 20));
        return this.history.check(this.stored());
    }

    async end(): Promise<void> {
        await Promise.all(this.people.map((one) => one.go()));
        await this.cluster.stop();
    }
}
