declare const TESTS: string; // the folder of the extension tests, absolute (set by test.mjs)
