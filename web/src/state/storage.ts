// What the page keeps in the browser. Everything carries one prefix, so that all of it can be
// forgotten at once. A browser that refuses storage gets memory instead: the page works until it is
// closed.

const prefix = "havn.";

class Drawer {
    private readonly memory = new Map<string, string>();

    constructor(private readonly open: () => Storage) {}

    get(name: string): string | undefined {
        const kept = this.memory.get(name);
        if (kept !== undefined) return kept;
        try {
            return this.open().getItem(prefix + name) ?? undefined;
        } catch {
            return undefined;
        }
    }

    set(name: string, value: string): void {
        try {
            this.open().setItem(prefix + name, value);
            this.memory.delete(name);
        } catch {
            this.memory.set(name, value);
        }
    }

    remove(name: string): void {
        this.memory.delete(name);
        try {
            this.open().removeItem(prefix + name);
        } catch {
            return;
        }
    }

    clear(): void {
        this.memory.clear();
        try {
            const storage = this.open();
            for (const name of Object.keys(storage)) {
                if (name.startsWith(prefix)) storage.removeItem(name);
            }
        } catch {
            return;
        }
    }
}

// tab: drafts and messages on their way; browser: settings, and whether somebody has dropped in.
export const tab = new Drawer(() => window.sessionStorage);
export const browser = new Drawer(() => window.localStorage);
