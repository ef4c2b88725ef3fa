import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** A journey's test: pages open on the Vitrina that open-vitrina.ts started. */
export const test = base.extend({
  baseURL: async ({ baseURL }, use) => {
    const address = process.env.VITRINA_URL ?? baseURL;
    if (!address) throw new Error("Journeys run through playwright.config.ts, whose global setup starts Vitrina.");
    await use(address);
  },
});
