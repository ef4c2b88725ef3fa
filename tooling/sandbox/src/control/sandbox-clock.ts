/** A service's own idea of the time: the machine's, moved by `POST /_sandbox/clock`. */
export class SandboxClock {
  #offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  moveBy(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }
}
