// A list that may be very long: only the rows near the view are in the page, the rest is kept free
// as empty space, and what is being read stays where it is whatever comes or goes above it. Short
// lists are shown whole, so that searching in the page and reading on by a screen reader need no
// scrolling.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Cursor, cursor } from "../state/cursor.ts";
import { Heights, type Span, spanAround } from "../state/span.ts";

export interface Row {
    readonly key: string;
    // One <li>; its margins must be inside of it, for they are not measured.
    readonly node: ComponentChildren;
    readonly stops: boolean; // the keys that go from row to row stop here
}

export interface ListHandle {
    show(key: string, focus?: boolean): void;
    toEnd(): void;
    move(step: 1 | -1): boolean;
    isAtEnd(): boolean;
}

interface Properties {
    rows: readonly Row[];
    scroller?: RefObject<HTMLElement | null>; // else the page itself scrolls
    followsEnd?: boolean; // begins at the end, and stays there until somebody scrolls away
    hasCursor?: boolean; // the keys move through this list, as they do unless there are two
    handle?: RefObject<ListHandle | null>;
    label?: string;
    className: string;
    onEnd?(atEnd: boolean): void;
    onStart?(): void; // the beginning has come near the view
}

interface Anchor {
    readonly key: string;
    readonly top: number; // of the row, below the top of the view
    readonly scrolled: number; // where the scroller stood when that was so
}

const whole_max = 150;
const margin_pixels = 1_200;
const row_guess_pixels = 90;
const near_end_pixels = 80;
const near_start_pixels = 300;
const focus_kept_rows = 200;

const isElement = (node: Element): node is HTMLElement => node instanceof HTMLElement;

class Keeper {
    readonly heights = new Heights(row_guess_pixels);
    keys: readonly string[] = [];
    span: Span = { from: 0, to: 0 };
    anchor: Anchor | "end" | undefined;
    list: HTMLElement | null = null;
    // Rows that stay who they are: a line between two days moves when earlier messages come.
    firm: ReadonlySet<string> = new Set();
    given: HTMLElement | null | undefined;
    // Where the end was last; whoever stands above it has scrolled, though the page may not have
    // been told yet.
    private endedAt = 0;

    constructor(private readonly followsEnd: boolean) {
        this.anchor = followsEnd ? "end" : undefined;
    }

    get scroller(): HTMLElement {
        return this.given ?? document.documentElement;
    }

    private get top(): number {
        return this.given === undefined ? 0 : this.scroller.getBoundingClientRect().top;
    }

    private get rows(): HTMLElement[] {
        return [...(this.list?.children ?? [])].filter(isElement);
    }

    choose(keys: readonly string[]): Span {
        this.keys = keys;
        if (keys.length <= whole_max) this.span = { from: 0, to: keys.length };
        else {
            const view = this.given?.clientHeight ?? window.innerHeight;
            const at = this.place();
            const reach = view + margin_pixels;
            this.span = this.withFocus(
                spanAround(
                    keys,
                    at,
                    this.anchor === "end" ? reach : margin_pixels,
                    reach,
                    this.heights,
                ),
            );
        }
        return this.span;
    }

    private place(): number {
        const { anchor, keys } = this;
        if (anchor === "end") return keys.length;
        if (anchor === undefined) return 0;
        const found = keys.indexOf(anchor.key);
        return found < 0 ? this.span.from : found;
    }

    // A row that has the focus must not vanish under it.
    private withFocus({ from, to }: Span): Span {
        const row = document.activeElement?.closest("[data-row]");
        if (row === null || row === undefined || !this.list?.contains(row)) return { from, to };
        const at = this.keys.indexOf(row.getAttribute("data-row") ?? "");
        if (at < 0 || at < from - focus_kept_rows || at > to + focus_kept_rows) return { from, to };
        return { from: Math.min(from, at), to: Math.max(to, at + 1) };
    }

    measure(): void {
        this.rows.forEach((row, at) => {
            const key = this.keys[this.span.from + at];
            if (key === undefined) return;
            row.dataset.row = key;
            this.heights.set(key, row.getBoundingClientRect().height);
        });
    }

    restore(): void {
        const { anchor, scroller } = this;
        if (anchor === undefined) return;
        if (anchor === "end") {
            const { scrollTop, scrollHeight, clientHeight } = scroller;
            const couldBeThere = scrollHeight - clientHeight >= this.endedAt;
            if (couldBeThere && scrollTop < this.endedAt - 1) this.scrolled();
            else {
                scroller.scrollTop = scrollHeight;
                this.endedAt = scroller.scrollTop;
            }
            return;
        }
        const row = this.rows[this.keys.indexOf(anchor.key) - this.span.from];
        if (row === undefined) return;
        // Somebody may have scrolled since, before the page was told.
        const wanted = anchor.top - (scroller.scrollTop - anchor.scrolled);
        const moved = row.getBoundingClientRect().top - this.top - wanted;
        if (Math.abs(moved) < 1) return;
        scroller.scrollTop += moved;
        this.anchor = { key: anchor.key, top: wanted, scrolled: scroller.scrollTop };
    }

    goToEnd(): void {
        this.anchor = "end";
        this.endedAt = 0;
    }

    atEnd(): boolean {
        const { scrollHeight, scrollTop, clientHeight } = this.scroller;
        return scrollHeight - scrollTop - clientHeight < near_end_pixels;
    }

    // Returns whether other rows are needed now.
    scrolled(): boolean {
        if (this.list === null) return false;
        const { scrollTop } = this.scroller;
        if (this.followsEnd && this.atEnd()) {
            this.anchor = "end";
            this.endedAt = Math.min(this.endedAt, scrollTop);
        } else {
            const rows = this.rows;
            const top = this.top;
            const inView = (row: HTMLElement) => row.getBoundingClientRect().bottom > top + 1;
            const isFirm = (row: HTMLElement) => this.firm.has(row.dataset.row ?? "");
            const firm = rows.findIndex((row) => isFirm(row) && inView(row));
            const seen = firm < 0 ? rows.findIndex(inView) : firm;
            const row = rows[seen];
            const above = top - this.list.getBoundingClientRect().top;
            const inGap =
                row === undefined || row.getBoundingClientRect().top - top > margin_pixels;
            const at = inGap ? this.heights.at(this.keys, above) : this.span.from + seen;
            const offset = inGap
                ? this.heights.sum(this.keys, 0, at) - above
                : row.getBoundingClientRect().top - top;
            this.anchor = { key: this.keys[at] ?? "", top: offset, scrolled: scrollTop };
        }
        if (this.keys.length <= whole_max) return false;
        const { from, to } = this.span;
        const view = this.given?.clientHeight ?? window.innerHeight;
        const at = Math.min(this.place(), this.keys.length - 1);
        const needed = spanAround(
            this.keys,
            at,
            margin_pixels / 2,
            view + margin_pixels / 2,
            this.heights,
        );
        return needed.from < from || needed.to > to;
    }

    nearStart(): boolean {
        if (this.list === null) return false;
        const above = this.top - this.list.getBoundingClientRect().top;
        return above < near_start_pixels;
    }
}

export function LongList(properties: Properties) {
    const { rows, scroller, followsEnd = false, handle, label, className } = properties;
    const keeper = useMemo(() => new Keeper(followsEnd), [followsEnd]);
    const list = useRef<HTMLOListElement>(null);
    const focusOn = useRef<string | undefined>(undefined);
    const latest = useRef(properties);
    latest.current = properties;
    const [, redraw] = useState(0);
    const again = () => redraw((times) => times + 1);
    keeper.given = scroller === undefined ? undefined : scroller.current;
    keeper.firm = new Set(rows.filter(({ stops }) => stops).map(({ key }) => key));
    const { from, to } = keeper.choose(rows.map(({ key }) => key));

    const settle = () => {
        keeper.measure();
        keeper.restore();
        const wanted = focusOn.current;
        if (wanted === undefined) return;
        const row = list.current?.children[keeper.keys.indexOf(wanted) - keeper.span.from];
        if (!(row instanceof HTMLElement)) return;
        focusOn.current = undefined;
        row.querySelector<HTMLElement>("[data-stop]")?.focus({ preventScroll: true });
    };
    useLayoutEffect(() => {
        keeper.list = list.current;
        keeper.given = scroller === undefined ? undefined : scroller.current;
        settle();
    });

    const show = (key: string, focus = false) => {
        const top = keeper.scroller.clientHeight / 3;
        keeper.anchor = { key, top, scrolled: keeper.scroller.scrollTop };
        if (focus) focusOn.current = key;
        again();
    };
    const toEnd = () => {
        const last = rows.at(-1)?.key;
        if (followsEnd) keeper.goToEnd();
        else if (last !== undefined) return show(last);
        again();
        latest.current.onEnd?.(true);
    };
    const move = (step: 1 | -1): boolean => {
        const stops = latest.current.rows.filter((row) => row.stops).map(({ key }) => key);
        const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
        const at = stops.indexOf(focused ?? "");
        const next = at < 0 ? (step < 0 || followsEnd ? stops.at(-1) : stops[0]) : stops[at + step];
        if (next === undefined) return false;
        const row = list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`);
        if (row === null || row === undefined) show(next, true);
        else {
            row.querySelector<HTMLElement>("[data-stop]")?.focus({ preventScroll: true });
            row.scrollIntoView({ block: "nearest" });
        }
        return true;
    };
    if (handle !== undefined) handle.current = { show, toEnd, move, isAtEnd: () => keeper.atEnd() };

    useEffect(() => {
        if (properties.hasCursor === false) return;
        const mine: Cursor = {
            move,
            toNewest: () => {
                toEnd();
                return true;
            },
        };
        cursor.value = mine;
        return () => {
            if (cursor.value === mine) cursor.value = undefined;
        };
    });
    useEffect(() => {
        const target = scroller === undefined ? window : keeper.scroller;
        const onScroll = () => {
            if (keeper.scrolled()) again();
            latest.current.onEnd?.(keeper.atEnd());
            if (keeper.nearStart()) latest.current.onStart?.();
        };
        keeper.scroller.classList.add("long-scroller");
        target.addEventListener("scroll", onScroll, { passive: true });
        const observer =
            typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(settle);
        if (list.current !== null) observer?.observe(list.current);
        if (scroller !== undefined) observer?.observe(keeper.scroller);
        return () => {
            keeper.scroller.classList.remove("long-scroller");
            target.removeEventListener("scroll", onScroll);
            observer?.disconnect();
        };
    }, [keeper]);

    const keys = keeper.keys;
    const pixels = (a: number, b: number) => `${Math.round(keeper.heights.sum(keys, a, b))}px`;
    return (
        <ol
            ref={list}
            class={className}
            {...(label === undefined ? {} : { "aria-label": label })}
            style={{ paddingTop: pixels(0, from), paddingBottom: pixels(to, keys.length) }}
        >
            {rows.slice(from, to).map(({ node }) => node)}
        </ol>
    );
}
