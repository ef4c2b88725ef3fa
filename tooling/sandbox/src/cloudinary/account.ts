import type { HashName } from "./signature.ts";

/** The one account the stand-in knows. */
export type CloudinaryAccount = {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  /** What requests may be signed with; a locked account allows only sha256. */
  acceptedHashes: readonly HashName[];
  /** What the account signs its own answers and notifications with. */
  answerHash: HashName;
  /** `usage.media_limits`, and what one request may carry before it has to come in chunks. */
  limits: { imageBytes: number; videoBytes: number; rawBytes: number; imagePixels: number; requestBytes: number };
  adminCallsPerHour: number;
  webhookRetryMs: readonly number[];
};

export const LOCAL_ACCOUNT: CloudinaryAccount = {
  cloudName: "vitrina-local",
  apiKey: "874837483274837",
  apiSecret: "local-cloudinary-secret-not-for-production",
  acceptedHashes: ["sha1", "sha256"],
  answerHash: "sha1",
  limits: {
    imageBytes: 20_000_000,
    videoBytes: 2_000_000_000,
    rawBytes: 20_000_000,
    imagePixels: 50_000_000,
    requestBytes: 100_000_000,
  },
  adminCallsPerHour: 2_000,
  webhookRetryMs: [180_000, 360_000, 540_000],
};
