import { searchText } from "@vitrina/db";
import { LEAD_STATUSES } from "@vitrina/domain/leads";
import { DELIVERY_STATUSES, SUPPRESSION_REASONS } from "@vitrina/domain/mail";
import type { Document } from "mongodb";

type Planting = (collection: string, rowOf: (index: number) => Document) => Promise<unknown>;

export const pick = <Value>(of: readonly Value[], index: number) => of[index % of.length] as Value;

/** What the agency's own office gathers: questions from the website, letters, and copies of everything. */
export async function plantOffice(
  plant: Planting,
  { adminId, earlier, later }: { adminId: string; earlier: (index: number) => Date; later: (index: number) => Date },
): Promise<void> {
  await plant("leads", (index) => ({
    key: `consulta-${index}`,
    name: `Consulta ${index}`,
    email: `consulta${index}@empresa.test`,
    phone: "",
    company: "Empresa",
    message: "Quisiera hacer una campaña.",
    locale: "es",
    status: pick(LEAD_STATUSES, index),
    suspicions: [],
    addressHash: "",
    probe: null,
    assigneeId: index % 2 === 0 ? adminId : null,
    notes: [],
    revision: 1,
    searchText: searchText(`Consulta ${index}`),
    createdAt: earlier(index),
    updatedAt: earlier(index),
    answeredAt: null,
  }));
  await plant("mail_deliveries", (index) => ({
    key: `carta-${index}`,
    kind: "application.confirmed",
    category: "work",
    address: `persona${index}@correo.test`,
    userId: null,
    subject: "Quedó confirmada",
    locale: "es",
    mailId: `carta-${index}`,
    status: pick(DELIVERY_STATUSES, index),
    statusAt: earlier(index),
    reason: "",
    createdAt: earlier(index),
    expiresAt: later(10_000),
  }));
  await plant("mail_suppressions", (index) => ({
    address: `persona${index}@correo.test`,
    reason: pick(SUPPRESSION_REASONS, index),
    detail: "",
    mailId: `carta-${index}`,
    since: earlier(index),
    liftedAt: index % 2 === 0 ? earlier(0) : null,
    liftedBy: null,
    liftReason: null,
  }));
  await plant("backup_runs", (index) => ({
    kind: pick(["backup", "drill"], index),
    state: pick(["done", "failed"], Math.floor(index / 2)),
    place: `copia-${index}`,
    trigger: "schedule",
    askedBy: "",
    step: "",
    startedAt: earlier(index),
    beatAt: earlier(index),
    finishedAt: earlier(index),
    problem: "",
    problemCode: "",
    objectKey: null,
    uploadId: null,
    takenAt: null,
    verifiedAt: null,
    heldUntil: null,
    release: "",
    figures: {},
  }));
}
