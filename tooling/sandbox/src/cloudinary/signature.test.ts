import { expect, test } from "vitest";
import {
  acceptsDeliverySignature,
  acceptsSignature,
  deliverySignature,
  hashHex,
  requestSignature,
  responseSignature,
  webhookSignature,
} from "./signature.ts";

const UPLOAD = { folder: "user-uploads", timestamp: "1700000000" };
const AMPERSAND = { notification_url: "https://e.com/h?a=1&b=2", public_id: "x", timestamp: "1700000000" };

test("request signatures are the ones the company's own tools make", () => {
  expect(requestSignature(UPLOAD, "abcd")).toBe("58839e7cb11f7686b8db948a9a4f6f0a4e01d8a3");
  expect(requestSignature(UPLOAD, "abcd", "sha256")).toBe(
    "b3a5452687d576f43a2615472e0992cb3ae149aaaed92ae95210d4a182d17711",
  );
  expect(requestSignature(AMPERSAND, "abcd", "sha1", 1)).toBe("9bced8fd5f0bedcb7d1aefb284b9e25fd6719042");
  expect(requestSignature(AMPERSAND, "abcd", "sha1", 2)).toBe("5beffe6463725cd50f2320703ed6cea7a1bcb397");
});

test("answers, notifications and addresses are signed as documented", () => {
  expect(responseSignature("folder/file", 1234, "b", "sha1")).toBe("7a3349cbb373e4812118d625047ede50b90e7b67");
  const body = '{"public_id":"117e5550-7bfa-11e4-80d7-f962166bd3be","version":1417727468}';
  expect(webhookSignature(body, 1417727468, "shhh", "sha1")).toBe("bac927006d3ce039ef7632e2c03189348d02924a");
  expect(deliverySignature("c_crop,h_20,w_10/image.jpg", "b", "sha1")).toBe("Ai4Znfl3");
  expect(deliverySignature("c_crop,h_20,w_10/image.jpg", "b", "long")).toBe("w7DXgwn5wCnfEUqu7i0gnCTHxMzvnVmI");
});

test("file, cloud name, resource type and key are not signed; empty values are not there", () => {
  const noise = { file: "x", cloud_name: "c", resource_type: "image", api_key: "1", signature: "s", tags: "" };
  expect(requestSignature({ ...UPLOAD, ...noise }, "abcd")).toBe(requestSignature(UPLOAD, "abcd"));
});

test("a locked account takes sha256 only, an open one both, nobody takes a wrong one", () => {
  const sha1 = { ...UPLOAD, signature: requestSignature(UPLOAD, "abcd") };
  expect(acceptsSignature(sha1, "abcd", ["sha1", "sha256"])).toBe(true);
  expect(acceptsSignature(sha1, "abcd", ["sha256"])).toBe(false);
  expect(acceptsSignature({ ...sha1, folder: "other" }, "abcd", ["sha1", "sha256"])).toBe(false);
  expect(acceptsSignature({ ...UPLOAD, signature: hashHex("", "sha1") }, "abcd", ["sha1"])).toBe(false);
  expect(acceptsDeliverySignature("Ai4Znfl4", "c_crop,h_20,w_10/image.jpg", "b")).toBe(false);
});
