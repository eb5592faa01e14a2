// Descriptions of what travels over the wire. Both the TypeScript types and the checks at run time
// follow from one description, so they cannot disagree.

export interface Kind<T> {
    // strict: an undeclared member is refused too. The page itself is lenient, because a newer
    // server may say more than this client knows.
    readonly matches: (value: unknown, strict: boolean) => boolean;
    readonly optional: boolean;
    readonly type?: T;
}

export interface OptionalKind<T> extends Kind<T> {
    readonly optional: true;
}

export type Fields = Readonly<Record<string, Kind<unknown>>>;

type OptionalNames<F extends Fields> = {
    [Name in keyof F]: F[Name] extends OptionalKind<unknown> ? Name : never;
}[keyof F];

type TypeOf<K> = K extends Kind<infer T> ? T : never;

type Flatten<T> = { [Name in keyof T]: T[Name] };

export type ObjectOf<F extends Fields> = Flatten<
    { [Name in Exclude<keyof F, OptionalNames<F>>]: TypeOf<F[Name]> } & {
        [Name in OptionalNames<F>]?: TypeOf<F[Name]> | undefined;
    }
>;

export interface ObjectKind<F extends Fields> extends Kind<ObjectOf<F>> {
    readonly fields: F;
}

export type Infer<K extends Kind<unknown>> = TypeOf<K>;

function kind<T>(matches: Kind<T>["matches"]): Kind<T> & { readonly optional: false } {
    return { matches, optional: false };
}

export const text = kind<string>((value) => typeof value === "string");
export const flag = kind<boolean>((value) => typeof value === "boolean");
export const real = kind<number>((value) => typeof value === "number" && Number.isFinite(value));
export const count = kind<number>((value) => Number.isSafeInteger(value) && Number(value) >= 0);

export function oneOf<const T extends string>(...words: readonly T[]) {
    return kind<T>((value) => words.includes(value as T));
}

export function list<T>(element: Kind<T>) {
    return kind<T[]>(
        (value, strict) =>
            Array.isArray(value) && value.every((item) => element.matches(item, strict)),
    );
}

export function optional<T>(inner: Kind<T>): OptionalKind<T> {
    return { matches: inner.matches, optional: true };
}

export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function object<F extends Fields>(fields: F): ObjectKind<F> & { readonly optional: false } {
    const names = Object.keys(fields);
    const matches = (value: unknown, strict: boolean): boolean => {
        if (!isObject(value)) return false;
        for (const name of names) {
            const field = fields[name];
            const member = value[name];
            if (field === undefined) continue;
            if (member === undefined ? !field.optional : !field.matches(member, strict)) {
                return false;
            }
        }
        return !strict || Object.keys(value).every((name) => Object.hasOwn(fields, name));
    };
    return { fields, matches, optional: false };
}
