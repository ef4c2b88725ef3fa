import { parseArgs } from "node:util";
import { connectDatabase } from "@vitrina/db";
import { EnvError, readEnv } from "../env.ts";
import { cryptoSealer } from "../sealing/sealer.ts";
import { mongoSecurityRuns } from "../security/security-runs.mongo.ts";
import { sealEntries, verifyAudit } from "./audit.jobs.ts";
import { mongoAuditChain } from "./audit-chain.mongo.ts";

const HELP = `Looks whether anybody changed the audit log.
  verify [--anchor SEQ:HASH]   edits, removals, insertions and changes of order; the anchor is an end kept elsewhere`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { anchor: { type: "string" } } });
  if (positionals[0] !== "verify") return console.log(HELP);
  const env = readEnv(process.env);
  const now = () => new Date();
  const db = await connectDatabase(env.DATABASE_URL, { appName: "vitrina audit" });
  try {
    const auditChain = mongoAuditChain(db, now, cryptoSealer(env.ENCRYPTION_KEYS));
    const ctx = { auditChain, securityRuns: mongoSecurityRuns(db), now };
    await sealEntries(ctx);
    const report = await verifyAudit(ctx, values.anchor === undefined ? {} : { anchor: values.anchor });
    const { sealed, waiting, unsigned, findings, anchor, isGood } = report;
    console.log(`${sealed} entries in the chain, ${waiting} waiting, ${unsigned} from before the chain.`);
    for (const { kind, seq, entryId } of findings) console.log(`✗ ${kind} at ${seq ?? "-"} (${entryId ?? "-"})`);
    if (anchor) console.log(`The end of the chain, to be kept elsewhere: ${anchor}`);
    console.log(isGood ? "The audit log is whole." : "The audit log was tampered with.");
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await db.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
});
