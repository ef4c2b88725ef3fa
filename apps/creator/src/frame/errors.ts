import { watchErrors } from "@vitrina/error-reporting/browser";

/** Imported first, so that nothing goes wrong unseen. */
export const errors = watchErrors("creator");
