/** Why a file did not arrive: the line broke, the receiver said no, or the person stopped it. */
export class PostFailed extends Error {
  override readonly name = "PostFailed";
  readonly why: "network" | "rejected" | "cancelled";

  constructor(why: PostFailed["why"]) {
    super(why);
    this.why = why;
  }
}

/**
 * Posts a form with one file and reports its progress, 0 to 100, which `fetch` cannot. Gives the parsed JSON answer.
 * Throws {@link PostFailed}.
 */
export function postFile(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: File,
  { onProgress, signal }: { onProgress: (percent: number) => void; signal: AbortSignal },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", file, file.name);

    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const fail = (why: PostFailed["why"]) => reject(new PostFailed(why));

    request.open("POST", url);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((100 * loaded) / total) : 0);
    request.onload = () => (request.status < 300 && request.response ? resolve(request.response) : fail("rejected"));
    request.onerror = () => fail("network");
    request.onabort = () => fail("cancelled");
    request.onloadend = () => signal.removeEventListener("abort", stop);

    if (signal.aborted) {
      fail("cancelled");
      return;
    }
    signal.addEventListener("abort", stop);
    request.send(form);
  });
}
