import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Sandbox, type SandboxOptions, startSandbox } from "@vitrina/sandbox";

export type StandIn = {
  cloudinary: Pick<Sandbox["cloudinary"], "apiKey" | "cloudName" | "origin">;
  close: () => Promise<void>;
};

/** The stand-ins in a thread of their own, so that their work is not counted as the API's. */
export async function standInApart(options: SandboxOptions): Promise<StandIn> {
  const worker = new Worker(new URL(import.meta.url), { workerData: options });
  const cloudinary = await new Promise<StandIn["cloudinary"]>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { cloudinary, close: async () => void (await worker.terminate()) };
}

if (!isMainThread && parentPort && typeof workerData?.dataDir === "string") {
  const { apiKey, cloudName, origin } = (await startSandbox(workerData)).cloudinary;
  parentPort.postMessage({ apiKey, cloudName, origin });
}
