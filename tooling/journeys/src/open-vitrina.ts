import { startVitrina } from "./start-server.ts";

/** Before all journeys: opens one Vitrina for them, unless `VITRINA_URL` names one that is already open. */
export default async function openVitrina(): Promise<() => Promise<void>> {
  if (process.env.VITRINA_URL) return async () => {};
  const vitrina = await startVitrina();
  process.env.VITRINA_URL = vitrina.origin;
  process.env.VITRINA_INBOX = vitrina.inbox;
  process.env.VITRINA_DATA_DIR = vitrina.dataDir;
  return vitrina.remove;
}
