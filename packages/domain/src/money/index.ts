export { type ExpectedPayment, expectedPayment, type PaymentState } from "./expected-payment.ts";
export { formatGuaranies } from "./guaranies.ts";
