import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { Crc64 } from "./crc64.ts";

const crcOf = (...pieces: Uint8Array[]): bigint => {
  const crc = new Crc64();
  for (const piece of pieces) crc.update(piece);
  return crc.value();
};

test("it is CRC-64/XZ, as a signed number", () => {
  expect(crcOf(Buffer.from("123456789"))).toBe(BigInt.asIntN(64, 0x995dc9bbdf1939fan));
  expect(crcOf(Buffer.from("123456789")).toString()).toBe("-7395533204333446662");
  expect(crcOf()).toBe(0n);
});

test("it is the same however the bytes are cut", () => {
  const bytes = randomBytes(1_000);
  const whole = crcOf(bytes);
  for (let at = 0; at < 40; at += 1) expect(crcOf(bytes.subarray(0, at), bytes.subarray(at))).toBe(whole);
});

test("it is what the slow way gives", () => {
  const bytes = randomBytes(333);
  let slow = 0xffffffffffffffffn;
  for (const byte of bytes) {
    slow ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) slow = slow & 1n ? (slow >> 1n) ^ 0xc96c5795d7870f42n : slow >> 1n;
  }
  expect(crcOf(bytes)).toBe(BigInt.asIntN(64, slow ^ 0xffffffffffffffffn));
});
