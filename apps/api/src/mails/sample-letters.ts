import type { LetterKind } from "@vitrina/domain/mail";
import type { Letter } from "../outbox/letters.ts";

type Sample = { facts: Letter["facts"]; path: string };

const title = "Miel de caña de Paraguarí";
const dueAt = new Date("2026-12-05T02:59:59.999Z");
const earlier = new Date("2026-12-02T02:59:59.999Z");
const application = "/creator/applications/64f0c0ffee00000000000001";
const about = (facts: Letter["facts"] = {}): Sample => ({ facts: { title, ...facts }, path: application });
const access = (path: string): Sample => ({ facts: {}, path });

/** One letter of every kind, as people really get it, for the preview. */
export const SAMPLE_LETTERS: Record<LetterKind, Sample> = {
  "sign-in.link": access("/api/auth/magic-link/verify?token=muestra"),
  "sign-in.password-reset": access("/creator/reset-password?token=muestra"),
  "sign-in.verify-email": access("/api/auth/verify-email?token=muestra"),
  "invitation.sent": access("/admin/invitation?token=muestra"),
  "security.payout-account-changed": { facts: { ending: "456" }, path: "/creator/payout-account" },
  "security.new-sign-in": { facts: { agent: "Firefox · Linux" }, path: "/creator/settings" },
  "security.password-changed": { facts: { agent: "" }, path: "/creator/settings" },
  "security.second-factor-off": { facts: { agent: "" }, path: "/admin/settings" },
  "privacy.export-ready": { facts: {}, path: "/creator/my-data" },
  "privacy.deletion-asked": { facts: { startsAt: dueAt }, path: "/creator/my-data" },
  "privacy.deleted": { facts: {}, path: "/privacidad" },
  "creator.approved": access("/creator/campaigns"),
  "creator.paused": { facts: { reason: "Tres entregas seguidas llegaron tarde" }, path: "/creator/profile" },
  "creator.blocked": { facts: { reason: "Se publicó material de otra marca sin permiso" }, path: "/creator" },
  "application.received": about({ dueAt: null }),
  "application.confirmed": about({ dueAt }),
  "application.rejected": about({ message: "Esta vez buscábamos a alguien de Encarnación." }),
  "application.product-received": about({ dueAt }),
  "application.extension-granted": about({ dueAt }),
  "application.invited": about({ message: "Su video de la feria nos encantó." }),
  "application.fee-offered": about({ message: "Podemos pagar ₲ 450.000 a los quince días de publicar." }),
  "application.fee-accepted": about(),
  "application.fee-declined": about(),
  "application.released": about({ message: "" }),
  "application.completed": about({ piece: "reel", position: 2, comments: 0 }),
  "extension.refused": about({ dueAt, reason: "la feria empieza ese mismo día." }),
  "selection.closed": about({ message: "" }),
  "deadline.moved": about({ was: earlier, is: dueAt }),
  "deadline.reminder": about({ dueAt, stage: "two-days", pieces: 3 }),
  "deliverable.approved": about({ piece: "reel", position: 1, comments: 0 }),
  "deliverable.changes-requested": about({ piece: "photo", position: 2, comments: 3 }),
  "parcel.shipped": about({ carrier: "aex", trackingCode: "AEX-0042-118" }),
  "parcel.problem-reported": about(),
  "parcel.problem-resolved": about({ resolution: "Enviamos un frasco nuevo por AEX.", dueAt }),
  "parcel.lost": about(),
  "message.unread": about({ name: null }),
  "note.reminder": {
    facts: { name: "Sofía Benítez", text: "Preguntar si sigue con la cuenta de TikTok" },
    path: "/admin/creators/64f0c0ffee00000000000002/notes",
  },
  "health.incident-opened": {
    facts: { check: "contact-form", cause: "no-answer", openedAt: earlier, minutes: 1 },
    path: "/admin/system",
  },
  "health.incident-closed": {
    facts: { check: "contact-form", cause: "no-answer", openedAt: earlier, minutes: 34 },
    path: "/admin/system",
  },
  "lead.received": {
    facts: {
      name: "Rocío Benítez",
      message: "Tenemos una heladería en Luque y queremos videos para el verano.\n¿Cuánto cuesta un paquete de cuatro?",
    },
    path: "/admin/leads/64f0c0ffee00000000000003",
  },
};
