const backOnline = () => new Promise((resolve) => addEventListener("online", resolve, { once: true }));

/**
 * Fetches a screen's code; without a connection it waits for one instead of failing. With a connection a failure is passed
 * on: the router then reloads once, which is the cure after a new version was published.
 */
export function whenReachable<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async function fetchScreen(): Promise<Module> {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine) throw error;
      await backOnline();
      return fetchScreen();
    }
  };
}
