type Waiting<In, Out> = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

/**
 * Asks in one go what many ask at about the same time: while one question is under way the next ones gather. Nobody waits for
 * a group to fill, and the busier it is the larger the groups.
 */
export class Together<In, Out> {
  readonly #ask: (items: In[]) => Promise<Out[]>;
  readonly #most: number;
  #gathered: Waiting<In, Out>[] = [];
  #isAsking = false;

  /** @param ask answers in the order of the items */
  constructor(ask: (items: In[]) => Promise<Out[]>, most = 200) {
    this.#ask = ask;
    this.#most = most;
  }

  ask(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ item, resolve, reject });
      if (this.#isAsking) return;
      this.#isAsking = true;
      setImmediate(() => void this.#askAll());
    });
  }

  async #askAll(): Promise<void> {
    while (this.#gathered.length > 0) {
      const group = this.#gathered.splice(0, this.#most);
      try {
        const answers = await this.#ask(group.map(({ item }) => item));
        for (const [index, { resolve }] of group.entries()) resolve(answers[index] as Out);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isAsking = false;
  }
}
