import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localSecrets } from "./local-secrets.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "vitrina-secrets-")), "secrets.json");

test("secrets are made once, kept, and readable by their owner only", () => {
  const file = newFile();
  const first = localSecrets(file);
  expect(localSecrets(file)).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("two machines share no secret", () => {
  const [one, other] = [localSecrets(newFile()), localSecrets(newFile())];
  for (const [name, secret] of Object.entries(one)) expect(Object.entries(other)).not.toContainEqual([name, secret]);
  expect(one.cloudinaryKey).toMatch(/^\d{15}$/);
});
