import { describe, expect, test } from "vitest";
import { contentPolicy } from "./content-policy.ts";

const mediaOrigins = { upload: "https://api.cloudinary.com", delivery: "https://res.cloudinary.com" };
const at = (publicUrl: string) => contentPolicy({ publicUrl, mediaOrigins });

describe("what browsers are told of every page", () => {
  test("over TLS: to come back over TLS alone for a year, on every subdomain", () => {
    const { strictTransportSecurity, contentSecurityPolicy } = at("https://vitrina.example.com");
    expect(strictTransportSecurity).toEqual({ maxAge: 31_536_000, includeSubDomains: true });
    expect(contentSecurityPolicy).toMatchObject({ directives: { "upgrade-insecure-requests": [] } });
  });

  test("on a laptop without TLS: nothing of the kind, which would shut it out", () => {
    const { strictTransportSecurity, contentSecurityPolicy } = at("http://localhost:4000");
    expect(strictTransportSecurity).toBe(false);
    expect(JSON.stringify(contentSecurityPolicy)).not.toContain("upgrade-insecure-requests");
  });
});
