import { expect, test } from "vitest";
import { whatsappAddress } from "./whatsapp.ts";

test("a chat opens with the number's digits and a text that survives the address", () => {
  expect(whatsappAddress("+595981123456", "Hola, Lía: ¿cómo está? 50 % & más")).toBe(
    "https://wa.me/595981123456?text=Hola%2C%20L%C3%ADa%3A%20%C2%BFc%C3%B3mo%20est%C3%A1%3F%2050%20%25%20%26%20m%C3%A1s",
  );
});

test("without a number there is no chat", () => {
  expect(whatsappAddress("", "Hola")).toBeNull();
});
