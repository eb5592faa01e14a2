// One simulated participant: joins a group, listens to a room and the forum, says what it is given,
// loses its connection now and then and comes back where it was.

import { randomUUID } from "node:crypto";
import { Connection, is_interruption, pause, Refused } from "./connection.mjs";
import { digest } from "./ledger.mjs";

const threads_listened_max = 20;

export class Person {
    token;
    handle;
    connection;
    ready = false;
    busy = false;
    quiet_until = 0;
    unanswered; // a message that was sent and never answered
    saying; // the last one sent, for care cards
    held = new Map(); // cid -> message
    views = new Map(); // place -> {last, live}; last: the newest seq this person has

    constructor(world, group, room) {
        this.world = world;
        this.group = group;
        this.room = room;
        this.language = world.random.one(group.languages);
    }

    async live() {
        const { world } = this;
        while (!world.finished) {
            try {
                await this.session();
            } catch (error) {
                this.failed(error);
            }
            this.ready = false;
            this.connection?.cut();
            await this.stay_away();
        }
    }

    async stay_away() {
        const { world } = this;
        const long = world.random.chance(0.05) ? 25_000 : 5_000;
        const until = performance.now() + 200 + world.random.below(long);
        while (performance.now() < until && !world.finished) {
            await pause(100 + world.random.below(200));
            if (world.closing) return;
        }
    }

    failed(error) {
        if (is_interruption(error)) return;
        if (error instanceof Refused && error.code === "token_unknown") this.become_new();
        this.world.ledger.violate("a participant was refused or left waiting", error.message);
    }

    become_new() {
        this.token = undefined;
        this.handle = undefined;
        this.unanswered = undefined;
        this.busy = false;
        this.held.clear();
        this.views.clear();
    }

    async session() {
        const { world } = this;
        this.connection = await Connection.open(world.url, (event) => this.hear(event));
        const { connection } = this;
        for (const view of this.views.values()) view.live = false;
        const hello = this.token
            ? { token: this.token, language: this.language }
            : { language: this.language };
        const known = await connection.patiently("hello", hello);
        const returning = this.token !== undefined;
        this.token ??= known.token;
        const joined = await connection.patiently("group.join", { group: this.group.slug });
        if (this.handle !== undefined && this.handle !== joined.handle)
            world.ledger.violate("a handle changed", this.group.slug);
        this.handle = joined.handle;
        await this.enter(this.room);
        await this.listen("forum.threads", this.forum, { group: this.group.slug, limit: 1 });
        if (returning) world.tally.counters.resumed += 1;
        if (this.unanswered) await this.say(this.unanswered, true);
        this.ready = true;
        await this.stay(connection);
    }

    get forum() {
        return `${this.group.slug}/forum`;
    }

    // Until the connection ends, by the server, by a tunnel or because this person has enough.
    async stay(connection) {
        const { world } = this;
        const until = performance.now() + 4_000 + world.random.gap(world.session_ms);
        while (connection.open && !world.finished) {
            if (performance.now() > until && !world.closing) {
                world.tally.counters.dropped += 1;
                if (world.random.chance(0.05) && !this.busy) await this.leave_for_good();
                else if (world.random.chance(0.7)) connection.cut();
                else connection.socket.close(1000);
                return;
            }
            await pause(100);
        }
        if (!world.finished) world.tally.counters.lost_by_server += 1;
    }

    async leave_for_good() {
        this.ready = false;
        await this.connection.request("person.leave");
        this.world.tally.counters.forgotten += 1;
        this.become_new();
    }

    async enter(room) {
        const before = this.views.get(room)?.last;
        const after = before === undefined ? {} : { after: before };
        let unread;
        await this.connection.patiently("room.enter", { room, ...after }, (ok) => {
            unread = this.caught_up(room, before, ok);
        });
        // After a reset the rest comes page by page.
        while (unread && unread.from < unread.before) {
            const page = await this.connection.patiently("room.history", {
                room,
                before: unread.before,
                limit: 200,
            });
            this.check_run(room, page.messages, unread.before - 1);
            if (page.messages.length === 0) break;
            unread.before = page.messages[0].seq;
        }
    }

    caught_up(room, before, ok) {
        const { ledger, tally } = this.world;
        this.check_run(room, ok.messages, ok.seq);
        const first = ok.messages[0]?.seq ?? ok.seq + 1;
        if (before !== undefined && !ok.reset && first !== before + 1)
            ledger.violate("a resume left something out", `${room} after ${before}`);
        if (before !== undefined && ok.seq < before)
            ledger.violate("a room went backwards", `${room} from ${before} to ${ok.seq}`);
        this.views.set(room, { last: ok.seq, live: true });
        if (!ok.reset || before === undefined) return undefined;
        tally.counters.reset += 1;
        return { from: before + 1, before: first };
    }

    // These entries are read in one piece and end with `last`.
    check_run(place, entries, last) {
        const { ledger } = this.world;
        entries.forEach((entry, i) => {
            if (entry.seq !== last - entries.length + 1 + i)
                ledger.violate("a page has a gap", `${place} at ${entry.seq}`);
            ledger.saw(place, entry, false);
        });
    }

    async listen(verb, place, fields) {
        await this.connection.patiently(verb, { ...fields, live: true }, (ok) => {
            this.views.set(place, { last: ok.seq, live: true });
        });
    }

    hear(event) {
        if (event.on === "room.said" || event.on === "room.removed")
            this.live_entry(event.room, event);
        else if (event.on === "forum.opened") this.live_entry(`${event.group}/forum`, event);
        else if (event.on === "forum.replied") this.live_entry(event.thread, event);
        else if (event.on === "forum.removed") this.live_entry(event.place, event);
        else if (event.on === "care.card") this.cared();
        else if (event.on === "notice") this.decided(event);
    }

    live_entry(place, event) {
        const { ledger } = this.world;
        const view = this.views.get(place);
        if (!view?.live) {
            ledger.violate("an event from a place this person did not enter", place);
            return;
        }
        if (event.seq !== view.last + 1)
            ledger.violate("live out of order", `${place}: ${event.seq} after ${view.last}`);
        view.last = Math.max(view.last, event.seq);
        ledger.saw(place, event, true);
    }

    cared() {
        if (!this.saying || this.saying.cared) return;
        this.saying.cared = true;
        this.world.tally.add(this.saying.set, "cared");
    }

    decided(notice) {
        const message = this.held.get(notice.cid);
        if (!message) return;
        this.held.delete(notice.cid);
        const { ledger, tally } = this.world;
        tally.counters[notice.outcome] += 1;
        if (notice.seq === undefined) return;
        const sayings = ledger.sayings(message.place, this.handle, message.body);
        sayings.held -= 1;
        sayings.acked += 1;
        message.sent_at = Number.NaN;
        ledger.acked(message.place, notice.seq, message, this.handle);
    }

    // Says the text where it belongs. Resolves when it was answered or the connection was lost.
    async speak(given) {
        const { world } = this;
        this.busy = true;
        const message = { ...given, cid: randomUUID(), body: digest(given.text), sure: false };
        world.known.set(message.body, given);
        const threads = this.group.threads;
        if (given.kind === "post") {
            message.verb = "forum.open";
            message.place = this.forum;
            message.fields = {
                group: this.group.slug,
                title: `A question (${world.next_title++})`,
            };
        } else if (threads.length > 0 && world.random.chance(0.06)) {
            message.verb = "forum.reply";
            message.place = threads[Math.max(0, threads.length - 1 - world.random.below(12))];
            message.fields = { thread: message.place };
        } else {
            message.verb = "room.say";
            message.place = this.room;
            message.fields = { room: this.room };
        }
        world.tally.add(message.set, "sent");
        try {
            await this.follow(message);
            await this.say(message, false);
        } catch (error) {
            this.failed(error);
            this.busy = this.unanswered !== undefined;
        }
    }

    // Whoever answers in a thread listens to it.
    async follow(message) {
        this.unanswered = message;
        if (message.verb !== "forum.reply" || this.views.get(message.place)?.live) return;
        if (this.views.size >= threads_listened_max) return;
        await this.listen("forum.thread", message.place, { thread: message.place });
    }

    async say(message, again) {
        const { tally } = this.world;
        const { connection } = this; // whoever waits here must not go on with the next one
        this.saying = message;
        if (again) tally.counters.sent_again += 1;
        message.sent_at = again ? Number.NaN : performance.now();
        for (;;) {
            const fields = { ...message.fields, cid: message.cid, text: message.text };
            if (message.sure) fields.sure = true;
            try {
                const answer = await connection.request(message.verb, fields, (ok) =>
                    this.answered(message, ok),
                );
                if (!answer.nudge || message.sure || !this.world.random.chance(0.5)) break;
                message.sure = true;
                message.sent_at = performance.now();
            } catch (error) {
                if (!(error instanceof Refused)) throw error;
                if (error.code === "rejected") {
                    tally.add(message.set, "rejected");
                    break;
                }
                if (error.code !== "too_fast" && error.code !== "try_again") {
                    // Sent again it would be refused again.
                    if (error.code !== "shutting_down") this.unanswered = undefined;
                    throw error;
                }
                tally.counters[error.code] += 1;
                await pause(Math.max(error.wait_ms, 50));
                message.sent_at = Number.NaN;
            }
        }
        this.unanswered = undefined;
        this.busy = false;
    }

    answered(message, ok) {
        const { ledger, tally } = this.world;
        const sayings = ledger.sayings(message.place, this.handle, message.body);
        if (ok.cid !== message.cid) ledger.violate("an answer to another message", message.place);
        if (ok.seq !== undefined) {
            tally.acked(message.set, performance.now() - message.sent_at);
            sayings.acked += 1;
            ledger.acked(message.place, ok.seq, message, this.handle);
            if (ok.thread) this.group.threads.push(ok.thread);
        } else if (ok.held) {
            tally.add(message.set, "held");
            sayings.held += 1;
            this.held.set(message.cid, message);
        } else if (ok.nudge) {
            tally.add(message.set, "nudged");
        } else {
            ledger.violate("neither seq nor held nor nudge", message.place);
        }
    }
}
