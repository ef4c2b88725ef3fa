import { expectTypeOf, test } from "vitest";
import type { ExpectedPayment } from "./expected-payment.tsx";

type Shown = Parameters<typeof ExpectedPayment>[0];
type Payment = Shown["payment"];

test("an amount a creator will receive cannot be shown without its state and its date", () => {
  expectTypeOf<{ amount: number }>().not.toExtend<Payment>();
  expectTypeOf<{ amount: number; payOn: Date; estimated: boolean }>().not.toExtend<Payment>();
  expectTypeOf<{ amount: number; state: "to_approve"; estimated: boolean }>().not.toExtend<Payment>();
  expectTypeOf<{ amount: number; state: "to_approve"; payOn: null; estimated: boolean }>().not.toExtend<Payment>();
  expectTypeOf<{ amount: number; state: "to_approve"; payOn: Date; estimated: boolean }>().toExtend<Payment>();
});

test("a bare amount is not taken", () => {
  expectTypeOf<{ amount: number }>().not.toExtend<Shown>();
  expectTypeOf<{ payment: number }>().not.toExtend<Shown>();
});
