/** What the checks ask outside companies about our accounts. Every failure is an `ExternalError`. */
export type Companies = {
  mediaUsage: () => Promise<{
    plan: string;
    files: number | null;
    storageBytes: number | null;
    creditsUsed: number | null;
    creditsLimit: number | null;
  }>;
  /** `senderVerified` is null when the key may only send and so cannot see the domains. */
  mailAccount: () => Promise<{ domain: string; senderVerified: boolean | null }>;
};
