/** The stages of the board, from left to right. */
export const STAGES = ["invited", "applied", "shortlisted", "confirmed", "rejected"] as const;
export type Stage = (typeof STAGES)[number];
