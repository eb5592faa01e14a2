import { afterAll } from "vitest";
import { disposeAll } from "./server";

// Whatever a test file started is gone when it ends, also after a failure.
afterAll(disposeAll);
