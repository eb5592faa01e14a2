// Somebody who speaks the wire without a page, to fill a room quickly.
import { WebSocket } from "ws";

interface Answer {
    re?: number;
    error?: unknown;
}

export class Speaker {
    private id = 0;
    private readonly waiting = new Map<number, (answer: Answer) => void>();

    private constructor(private readonly socket: WebSocket) {
        socket.on("message", (data) => {
            const answer = JSON.parse(data.toString()) as Answer;
            if (answer.re !== undefined) this.waiting.get(answer.re)?.(answer);
        });
    }

    static async join(address: string, group: string): Promise<Speaker> {
        const socket = new WebSocket(`${address.replace(/^http/, "ws")}/ws`, "havn.v1");
        await new Promise((done, failed) => {
            socket.once("open", done);
            socket.once("error", failed);
        });
        const speaker = new Speaker(socket);
        await speaker.ask({ do: "hello" });
        await speaker.ask({ do: "group.join", group });
        return speaker;
    }

    async say(room: string, text: string): Promise<void> {
        await this.ask({ do: "room.say", room, cid: `s-${this.id}`, text });
    }

    leave(): void {
        this.socket.close();
    }

    private async ask(command: object): Promise<void> {
        this.id += 1;
        const { id } = this;
        const answered = new Promise<Answer>((done) => this.waiting.set(id, done));
        this.socket.send(JSON.stringify({ id, ...command }));
        const answer = await answered;
        if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
    }
}
