import { expect, test } from "vitest";
import { credentialProblems } from "./credentials.ts";

test("a link needs no password", () => {
  expect(credentialProblems({ email: "ana@ejemplo.com", password: "" }, ["email"])).toEqual({});
});

test("blanks are not an answer", () => {
  expect(credentialProblems({ email: "  ", password: " " }, ["email", "password"])).toEqual({
    email: "required",
    password: "required",
  });
});

test.each(["ana", "ana@", "@ejemplo.com", "ana@ejemplo", "ana maría@ejemplo.com"])("%s is no address", (email) => {
  expect(credentialProblems({ email, password: "x" }, ["email", "password"])).toEqual({ email: "email" });
});

test("blanks around an address are forgiven", () => {
  expect(credentialProblems({ email: " ana@ejemplo.com ", password: "x" }, ["email", "password"])).toEqual({});
});
