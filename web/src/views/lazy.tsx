// A view that is fetched when somebody first goes there: most people never need the desk.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure, Loading } from "./view.tsx";

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
    let loaded: ComponentType<P> | undefined;
    return function Lazy(properties: P) {
        const [state, setState] = useState<"loading" | "failed" | "here">(
            loaded === undefined ? "loading" : "here",
        );
        const fetchIt = () => {
            setState("loading");
            load().then(
                (view) => {
                    loaded = view;
                    setState("here");
                },
                () => setState("failed"),
            );
        };
        useEffect(() => {
            if (loaded === undefined) fetchIt();
        }, []);
        const View = loaded;
        if (state === "failed") return <Failure code="disconnected" onRetry={fetchIt} />;
        return View === undefined ? <Loading /> : <View {...properties} />;
    };
}
