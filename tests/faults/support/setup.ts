import { afterAll } from "vitest";
import { stopAll } from "../../../deploy/services/process.mjs";

// Whatever a test file started is gone when it ends, also after a failure.
afterAll(stopAll);
