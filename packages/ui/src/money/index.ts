export { ExpectedPayment } from "./expected-payment.tsx";
export { Fee } from "./fee.tsx";
