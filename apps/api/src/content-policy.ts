import type { FastifyHelmetOptions } from "@fastify/helmet";

type Origins = { publicUrl: string; mediaOrigins: { upload: string; delivery: string } };

/** What pages may load and whom they may talk to: ourselves, and the place where pictures live. */
export function contentPolicy({ publicUrl, mediaOrigins }: Origins): FastifyHelmetOptions {
  const overTls = new URL(publicUrl).protocol === "https:";
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'", mediaOrigins.upload],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        // What is not public is opened at the address that also takes uploads.
        "img-src": ["'self'", "data:", "blob:", mediaOrigins.delivery, mediaOrigins.upload],
        "media-src": ["'self'", "blob:", mediaOrigins.delivery, mediaOrigins.upload],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        // Radix places its floating parts by style attributes.
        "style-src": ["'self'", "'unsafe-inline'"],
        ...(overTls && { "upgrade-insecure-requests": [] }),
      },
    },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    frameguard: { action: "deny" },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  };
}
