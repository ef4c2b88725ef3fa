import type { StoredFile } from "@vitrina/domain/media";

export type Sized = { width: number; height: number };
export const isSized = (file: Pick<StoredFile, "width" | "height">): file is Sized =>
  Boolean(file.width && file.height);
