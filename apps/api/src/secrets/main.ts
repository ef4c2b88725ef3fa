import { parseArgs } from "node:util";
import { connectDatabase } from "@vitrina/db";
import { EnvError, readEnv } from "../env.ts";
import { reEncrypt } from "../sealing/re-encrypt.ts";
import { mongoSealedRows } from "../sealing/sealed-rows.mongo.ts";
import { cryptoSealer } from "../sealing/sealer.ts";
import { mongoSecurityRuns } from "../security/security-runs.mongo.ts";
import { fingerprint, judgeSecrets, secretsIn } from "./judge-secrets.ts";
import { rotatePlan } from "./rotate-plan.ts";

const HELP = `Looks after the secrets.
  check              each is there, long, no example and like no other; which keys stored rows need
  rotate-plan [NAME] how to exchange each while the product goes on serving
  re-encrypt         seals everything with the newest of ENCRYPTION_KEYS`;

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, name] = positionals;
  if (command === "rotate-plan") return console.log(rotatePlan(name));
  if (command !== "check" && command !== "re-encrypt") return console.log(HELP);

  const findings = command === "check" ? judgeSecrets(process.env) : [];
  for (const { name: secret, problem } of findings) console.log(`✗ ${secret} ${problem}.`);
  const env = readEnv(process.env);
  const sealer = cryptoSealer(env.ENCRYPTION_KEYS);
  const db = await connectDatabase(env.DATABASE_URL, { appName: "vitrina secrets" });
  try {
    const sealedRows = mongoSealedRows(db);
    if (command === "re-encrypt") {
      const ctx = { sealer, sealedRows, securityRuns: mongoSecurityRuns(db), now: () => new Date() };
      const { isGood, counts, findings: unopened } = await reEncrypt(ctx);
      console.log(
        `${counts.resealed} sealed anew, ${counts.meanwhile} edited meanwhile, ${counts.unopened} do not open.`,
      );
      for (const one of unopened) console.log(`  ${JSON.stringify(one)}`);
      process.exitCode = isGood ? 0 : 1;
      return;
    }
    for (const [secret, values] of secretsIn(process.env)) {
      console.log(`${secret}: ${values.map(fingerprint).join(", ") || "none"}`);
    }
    let lost = 0;
    for (const [place, keys] of Object.entries(await sealedRows.keysInUse())) {
      for (const [key, count] of Object.entries(keys)) {
        const state = key === "none" ? "not sealed yet" : sealer.keyIds.includes(key) ? "known" : "NOT KNOWN";
        if (state === "NOT KNOWN") lost += 1;
        console.log(`${place}: ${count} with ${key} (${state}${key === sealer.newest ? ", the newest" : ""})`);
      }
    }
    const good = findings.length === 0 && lost === 0;
    console.log(good ? "The secrets are good." : "The secrets need attention.");
    process.exitCode = good ? 0 : 1;
  } finally {
    await db.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
});
