import type { MediaPurpose } from "@vitrina/domain/media";
import type { PlacedFile, VerifiedFile } from "./assets.store.ts";

export type StoreFile = (file: {
  purpose: MediaPurpose;
  folder: string;
  publicId: string;
  bytes: Buffer;
  fileName: string;
}) => Promise<VerifiedFile>;

export type ReadFile = (file: PlacedFile, bounds: { maxBytes: number; signal: AbortSignal }) => Promise<Buffer>;
