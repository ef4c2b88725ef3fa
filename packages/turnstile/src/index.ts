export { type Turnstile, type TurnstileConfig, turnstile } from "./turnstile.ts";
