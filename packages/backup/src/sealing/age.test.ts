import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSealed } from "../open-sealed.ts";
import { newSealingKeys, readIdentities, seal, unseal } from "./age.ts";

/** A line of text, gzipped, as the program `age` 1.1.1 sealed it for a key that serves nothing else. */
const BY_AGE =
  "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBuR0tFQllwbDhmOUQrOWoxVVZrMW1qVmFTYUlObjdJejdLT211elN5MXpjCm1uMmNVeVNSMHNFc3hvMzRRYWdhQUhyelEzdk5RYmVUZlRaQk8xNVBpS3MKLS0tIEpuMUs5QU9iUDc5bDk2UTBqMjRRb1FmYzlqRTdzWk02cVM3eFdIakpRMmcKVETEB/1uyV6hqkfr/KJIOIt48PBkT8ee31ZvsmS9joYDO4cs+AcmrEvAloq4MnssJd74WdtZ9Xvk8gd8qJV6Af+HQf5h3Q==";
const IDENTITY = "AGE-SECRET-KEY-1V2RLHZ9DJRS6DAM93D45MHGXTY8KF7AZGHKVCC2PMWU627T246LS6PCRVA";

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "vitrina-age-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

test("what the age program sealed is opened", async () => {
  const file = join(place, "by-age");
  await writeFile(file, Buffer.from(BY_AGE, "base64"));
  expect(await text(Readable.from(openSealed(file, [IDENTITY], [])))).toBe("sealed by age 1.1.1\n");
});

test("any of several keys opens it", async () => {
  const [one, other] = [await newSealingKeys(), await newSealingKeys()];
  const sealed = await buffer(await seal(Readable.from([Buffer.from("hola")]), [one.recipient, other.recipient]));
  for (const { identity } of [one, other]) {
    expect(await text(await unseal(Readable.from([sealed]), [identity], []))).toBe("hola");
  }
});

test("a key file's comments are no keys", () => {
  expect(readIdentities(`# created: 2026\n# public key: age1x\n${IDENTITY}\n`)).toEqual([IDENTITY]);
});
