import { BSON, Double, Int32, ObjectId } from "mongodb";
import { expect, test } from "vitest";
import { maskPeople } from "./mask-document.ts";

const masking = maskPeople(Buffer.from("a secret of this restore"), "the-hash");
const masked = (collection: string, document: BSON.Document, mask = masking): BSON.Document | null => {
  const out = mask(collection)?.(BSON.serialize(document));
  return out ? BSON.deserialize(out, { promoteValues: false }) : null;
};

const CREATOR = {
  _id: new ObjectId(),
  userId: "0123456789abcdef01234567",
  name: "María Verdadera",
  slug: "maria-verdadera",
  email: "Maria@Verdadera.com.py",
  phone: "+595981123456",
  bio: "Vivo en la calle Palma 123",
  birthDate: "1990-02-03",
  status: "approved",
  revision: new Double(1),
  followers: new Int32(1200),
  socialAccounts: [{ platform: "instagram", handle: "@mariaverdadera", url: "https://instagram.com/mariaverdadera" }],
  shippingAddress: {
    recipient: "María Verdadera",
    street: "Palma 123",
    reference: "portón verde",
    city: "Luque",
    department: "Central",
  },
  payoutAccount: { bank: "Banco", number: "123-456" },
  somethingNew: "cédula 1.234.567",
  createdAt: new Date(5),
};

test("nothing of a person is left in what a developer gets", () => {
  const text = JSON.stringify(masked("ugc_creators", CREATOR));
  for (const trace of [
    "Verdadera",
    "verdadera",
    "981123456",
    "Palma",
    "1990",
    "portón",
    "Luque",
    "Banco",
    "123-456",
    "1.234.567",
  ]) {
    expect(text).not.toContain(trace);
  }
});

test("ids, states, numbers, their types and times stay", () => {
  const out = masked("ugc_creators", CREATOR);
  expect(out).toMatchObject({ userId: CREATOR.userId, status: "approved", createdAt: CREATOR.createdAt });
  expect(out?._id.toString()).toBe(CREATOR._id.toString());
  expect([out?.revision._bsontype, out?.followers._bsontype]).toEqual(["Double", "Int32"]);
  expect(out?.socialAccounts[0].platform).toBe("instagram");
});

test("the same person stays one person, and two stay two", () => {
  const user = masked("user", { email: "maria@verdadera.com.py" });
  expect(user?.email).toBe(masked("ugc_creators", CREATOR)?.email);
  expect(user?.email).toMatch(/@ejemplo\.invalid$/);
  expect(masked("user", { email: "otra@verdadera.com.py" })?.email).not.toBe(user?.email);
  expect(masked("user", { email: "maria@verdadera.com.py" }, maskPeople(Buffer.from("b"), ""))?.email).not.toBe(
    user?.email,
  );
});

test("doors stay shut: sessions, keys and waiting mail are left behind, passwords become one that is known", () => {
  for (const collection of [
    "session",
    "apikey",
    "twoFactor",
    "verification",
    "outbox",
    "mail_deliveries",
    "invitations",
  ]) {
    expect(masking(collection)).toBeNull();
  }
  const account = masked("account", { providerId: "credential", password: "old", accessToken: "t", refreshToken: "r" });
  expect(account).toEqual({ providerId: "credential", password: "the-hash" });
  expect(masked("account", { providerId: "google", idToken: "t" })).toEqual({ providerId: "google" });
});

test("a collection that nobody has looked at shows no text at all", () => {
  expect(
    JSON.stringify(masked("brand_new", { a: { b: ["Secreto"] }, photo: new BSON.Binary(Buffer.from("x")) })),
  ).not.toMatch(/Secreto|eA==/);
});

test("what the agency writes for everybody stays", () => {
  expect(masked("ugc_campaigns", { title: "Yerba Roja", brief: "Mostrar el mate" })).toEqual({
    title: "Yerba Roja",
    brief: "Mostrar el mate",
  });
  expect(
    masked("brands", { name: "Yerba Roja", contacts: [{ name: "Luis Real", email: "l@r.py" }] })?.contacts[0].name,
  ).not.toBe("Luis Real");
});
