import type { Attempts } from "@vitrina/domain/people";

/** Failed sign-ins, by the address that was typed, whether anybody has it or not. */
export type AttemptStore = {
  of: (account: string) => Promise<Attempts | null>;
  /** False when another attempt was counted since `was` was read. */
  replaceIfStill: (account: string, was: Attempts | null, is: Attempts) => Promise<boolean>;
  forget: (account: string) => Promise<void>;
};
