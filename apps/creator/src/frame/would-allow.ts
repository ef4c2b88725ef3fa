import { Refusal } from "@vitrina/domain";

/** Whether a rule of the domain would let something through, so that a screen need not offer what will be refused. */
export function wouldAllow(rule: () => void): boolean {
  try {
    rule();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
