export * from "./payout-account.ts";
