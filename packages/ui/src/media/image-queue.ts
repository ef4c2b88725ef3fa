import type { Picture } from "@vitrina/domain/media";
import type { UploadStage } from "./carry-image.ts";

export type QueuedImage = {
  key: string;
  file: File;
  /** Where the file lies in the folder that was dropped, or its name. */
  path: string;
  state:
    | { step: "waiting" }
    | UploadStage
    | { step: "done"; picture: Picture }
    | { step: "failed"; text: string; retry: boolean };
};

type Carry = (file: File, hooks: { signal: AbortSignal; onStage: (stage: UploadStage) => void }) => Promise<Picture>;

/** As many at a time as a phone's connection carries well. */
const AT_ONCE = 3;

/**
 * Many images on their way, a few at a time. Each goes its own way: one that fails waits for another try and stops no
 * other. The list that `items` gives is a new one after every change, and stays the same between changes.
 */
export class ImageQueue {
  #items: readonly QueuedImage[] = [];
  #listeners = new Set<() => void>();
  #running = new Map<string, AbortController>();
  #made = 0;
  readonly #carry: Carry;
  readonly #words: (error: unknown) => { text: string; retry: boolean };

  constructor(carry: Carry, words: (error: unknown) => { text: string; retry: boolean }) {
    this.#carry = carry;
    this.#words = words;
  }

  items = (): readonly QueuedImage[] => this.#items;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes files on, in their order. `refused` says why one cannot be sent at all; it stays in the list with its reason. */
  add(files: readonly { file: File; path: string }[], refused: (file: File) => string | null): void {
    const added = files.map(({ file, path }): QueuedImage => {
      const text = refused(file);
      this.#made += 1;
      return {
        key: `${this.#made}`,
        file,
        path,
        state: text === null ? { step: "waiting" } : { step: "failed", text, retry: false },
      };
    });
    this.#set([...this.#items, ...added]);
    this.#goOn();
  }

  retry(key: string): void {
    this.#change(key, { step: "waiting" });
    this.#goOn();
  }

  retryFailed(): void {
    const isHopeful = ({ state }: QueuedImage) => state.step === "failed" && state.retry;
    this.#set(this.#items.map((item) => (isHopeful(item) ? { ...item, state: { step: "waiting" } } : item)));
    this.#goOn();
  }

  /** Takes an image out of the list, stopping it if it is on its way. */
  remove(key: string): void {
    const attempt = this.#running.get(key);
    this.#running.delete(key);
    this.#set(this.#items.filter((item) => item.key !== key));
    attempt?.abort();
    this.#goOn();
  }

  /** Stops everything that is not done and forgets it. */
  cancelAll(): void {
    const attempts = [...this.#running.values()];
    this.#running.clear();
    this.#set(this.#items.filter(({ state }) => state.step === "done"));
    for (const attempt of attempts) attempt.abort();
  }

  clear(): void {
    this.cancelAll();
    this.#set([]);
  }

  #goOn(): void {
    while (this.#running.size < AT_ONCE) {
      const next = this.#items.find(({ key, state }) => state.step === "waiting" && !this.#running.has(key));
      if (!next) return;
      void this.#send(next);
    }
  }

  async #send({ key, file }: QueuedImage): Promise<void> {
    const attempt = new AbortController();
    this.#running.set(key, attempt);
    const { signal } = attempt;
    const show = (state: QueuedImage["state"]) => {
      if (!signal.aborted) this.#change(key, state);
    };
    try {
      show({ step: "done", picture: await this.#carry(file, { signal, onStage: show }) });
    } catch (error) {
      show({ step: "failed", ...this.#words(error) });
    }
    if (this.#running.get(key) === attempt) this.#running.delete(key);
    this.#goOn();
  }

  #change(key: string, state: QueuedImage["state"]): void {
    this.#set(this.#items.map((item) => (item.key === key ? { ...item, state } : item)));
  }

  #set(items: readonly QueuedImage[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
