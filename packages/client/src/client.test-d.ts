import type { AppRouter } from "@vitrina/api/router";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import { assertType, describe, expectTypeOf, test } from "vitest";
import { createVitrinaClient, keyed, type VitrinaClient, type VitrinaInputs, type VitrinaOutputs } from "./index.ts";

const client = createVitrinaClient({ url: "http://localhost:4000", apiKey: "vt_test-key-of-no-account" });
const id = "0123456789abcdef01234567";

type CampaignRow = VitrinaOutputs["campaigns"]["list"]["items"][number];

describe("the client is what the router says", () => {
  test("nothing on the way from the router to an answer is any", () => {
    expectTypeOf<AppRouter>().not.toBeAny();
    expectTypeOf<VitrinaClient>().not.toBeAny();
    expectTypeOf(client).not.toBeAny();
    expectTypeOf(client.campaigns).not.toBeAny();
    expectTypeOf(client.campaigns.list.query).not.toBeAny();
    expectTypeOf(client.campaigns.list.query).returns.not.toBeAny();
    expectTypeOf<CampaignRow>().not.toBeAny();
    expectTypeOf<CampaignRow["light"]>().not.toBeAny();
    expectTypeOf<VitrinaInputs["campaigns"]["create"]>().not.toBeAny();
    // @ts-expect-error there is no such router; with an untyped client this line would compile.
    client.kampaigns;
  });

  test("inputs are exact", () => {
    expectTypeOf<
      Required<Omit<VitrinaInputs["campaigns"]["create"], "templateKey">>
    >().toEqualTypeOf<CampaignContent>();
    expectTypeOf<VitrinaInputs["campaigns"]["detail"]>().toEqualTypeOf<{ id: string }>();
    expectTypeOf<VitrinaInputs["campaigns"]["moveDeadline"]>().toEqualTypeOf<{
      id: string;
      revision: number;
      deliveryDays: number;
      deliveryStarts: "on_confirmation" | "on_product_received";
    }>();
    expectTypeOf<VitrinaInputs["brands"]["create"]>().toEqualTypeOf<{ name: string; ruc?: string | undefined }>();
  });

  test("answers are exact", async () => {
    expectTypeOf(await client.brands.create.mutate({ name: "Yvaga" })).toEqualTypeOf<{
      id: string;
      name: string;
      ruc: string;
    }>();
    expectTypeOf(await client.system.ping.query()).toEqualTypeOf<{ ok: true }>();
    expectTypeOf<CampaignRow["status"]>().toEqualTypeOf<
      "draft" | "published" | "in_progress" | "completed" | "archived"
    >();
    expectTypeOf<VitrinaOutputs["apiKeys"]["revoke"]>().toEqualTypeOf<void>();
  });

  test("dates are dates, on the way in and on the way out", () => {
    expectTypeOf<CampaignRow["applicationDeadline"]>().toEqualTypeOf<Date>();
    expectTypeOf<VitrinaInputs["campaigns"]["create"]["applicationDeadline"]>().toEqualTypeOf<Date>();
    expectTypeOf<VitrinaOutputs["campaigns"]["moveDeadline"]["affected"][number]["is"]>().toEqualTypeOf<Date | null>();
  });
});

test("what the server would refuse for its shape does not compile", () => {
  const wrongCalls = () => {
    // @ts-expect-error an id is needed
    client.campaigns.detail.query();
    // @ts-expect-error an id is text
    client.campaigns.detail.query({ id: 7 });
    // @ts-expect-error no such status
    client.campaigns.list.query({ status: ["cancelled"] });
    // @ts-expect-error a question is not a change
    client.campaigns.list.mutate({});
    // @ts-expect-error a change is not a question
    client.campaigns.create.query({});
    // @ts-expect-error a deadline is a Date, not its text
    client.campaigns.update.mutate({ id, revision: 1, content: { applicationDeadline: "2026-12-01" } });
    // @ts-expect-error a status has its own moves, it is not updated in passing
    client.campaigns.update.mutate({ id, revision: 1, content: { status: "published" } });
    // @ts-expect-error no such procedure
    client.campaigns.remove.mutate({ id });
    // @ts-expect-error the key is not optional
    createVitrinaClient({ url: "http://localhost:4000" });
    // @ts-expect-error a key is text
    keyed(7);
  };
  assertType<() => void>(wrongCalls);
});

test("what is right compiles", () => {
  const rightCalls = () => {
    void client.campaigns.list.query({});
    void client.campaigns.list.query({ status: ["draft"] }, { signal: AbortSignal.timeout(100) });
    void client.brands.create.mutate({ name: "Yvaga" }, keyed("import-7"));
    void client.brands.create.mutate({ name: "Yvaga" }, { ...keyed("import-7"), signal: AbortSignal.timeout(100) });
  };
  assertType<() => void>(rightCalls);
});
