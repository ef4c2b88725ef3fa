import { randomUUID } from "node:crypto";
import type { SandboxClock } from "../control/sandbox-clock.ts";
import type { CloudinaryAccount } from "./account.ts";
import { webhookSignature } from "./signature.ts";

/** Sends notifications the way Cloudinary does: signed, 200 counts as received, otherwise tried again a few times. */
export class Webhooks {
  readonly #account: CloudinaryAccount;
  readonly #clock: SandboxClock;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(account: CloudinaryAccount, clock: SandboxClock) {
    this.#account = account;
    this.#clock = clock;
  }

  notify(address: string | undefined, kind: string, facts: Record<string, unknown>): void {
    if (!address) return;
    const body = JSON.stringify({
      notification_type: kind,
      timestamp: this.#clock.now().toISOString(),
      request_id: randomUUID().replaceAll("-", ""),
      ...facts,
      notification_context: {
        triggered_at: this.#clock.now().toISOString(),
        triggered_by: { source: "api", id: this.#account.apiKey },
      },
      signature_key: this.#account.apiKey,
    });
    void this.#deliver(address, body, [...this.#account.webhookRetryMs]);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #deliver(address: string, body: string, waits: number[]): Promise<void> {
    if (await this.#attempt(address, body)) return;
    const wait = waits.shift();
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(address, body, waits);
    }, wait);
    timer.unref();
    this.#timers.add(timer);
  }

  async #attempt(address: string, body: string): Promise<boolean> {
    const timestamp = this.#clock.seconds();
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-cld-timestamp": String(timestamp),
          "x-cld-signature": webhookSignature(body, timestamp, this.#account.apiSecret, this.#account.answerHash),
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await answer.arrayBuffer();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}
