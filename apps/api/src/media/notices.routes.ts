import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Ports } from "../ports.ts";
import { settle } from "./sweep-reservations.ts";

type Needs = {
  ports: Pick<Ports, "register" | "shelf" | "media" | "now">;
  /** Any of them may have signed: two are valid while one takes over from the other. */
  apiSecrets: readonly string[];
};

const GOOD_FOR_SECONDS = 900;
const notice = z.object({
  notification_type: z.string().max(100),
  request_id: z.string().max(200),
  public_id: z.string().max(300).default(""),
});

/**
 * Where Cloudinary tells what happened: believed only with its signature over the raw bytes, not older than fifteen
 * minutes, and once. It is a second witness: it makes the sweep look at a place earlier, and nothing depends on it.
 */
export async function noticeRoutes(app: FastifyInstance, { ports, apiSecrets }: Needs): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post("/hooks/cloudinary", async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { "x-cld-timestamp": timestamp, "x-cld-signature": signature } = request.headers;
      const seconds = Number(timestamp);
      const isFresh = Math.abs(ports.now().getTime() / 1_000 - seconds) <= GOOD_FOR_SECONDS;
      if (!isFresh || typeof signature !== "string" || !isSigned(body, String(timestamp), signature, apiSecrets)) {
        return reply.code(401).send({ error: "not signed" });
      }
      const told = notice.safeParse(jsonIn(body));
      if (!told.success) return reply.code(400).send({ error: "not a notice" });
      const { notification_type: kind, request_id, public_id: publicId } = told.data;
      const [row] = publicId === "" ? [] : await ports.register.byPublicIds([publicId]);
      // Looked at before the notice counts as heard, so that a failure here is told again.
      const outcome =
        kind === "upload" && row?.status === "reserved" && row.expectedMd5 !== null
          ? await settle(ports, row)
          : "noted";
      await ports.register.noteNotice({ key: `${request_id}/${kind}`, kind, publicId, outcome });
      return reply.code(200).send({ received: true });
    });
  });
}

function isSigned(body: Buffer, timestamp: string, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature);
  return secrets.some((secret) =>
    (["sha1", "sha256"] as const).some((hash) => {
      const right = Buffer.from(createHash(hash).update(body).update(timestamp).update(secret).digest("hex"));
      return given.length === right.length && timingSafeEqual(given, right);
    }),
  );
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
