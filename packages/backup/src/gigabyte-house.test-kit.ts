import { startSandbox } from "@vitrina/sandbox";
import { startDatabase } from "@vitrina/testing";

/** The database or the bucket of the trial, each in a process of its own, so that none is kept waiting by another's work. */
const [role, directory = ""] = process.argv.slice(2);
if (role === "database") {
  process.send?.({ url: (await startDatabase({ migrated: false })).url });
} else {
  const { s3 } = await startSandbox({ dataDir: directory });
  const { origin: endpoint, region, bucket, accessKeyId, secretAccessKey } = s3;
  process.send?.({ s3: { vendor: "aws", endpoint, region, bucket, accessKeyId, secretAccessKey } });
}
process.once("disconnect", () => process.exit(0));
