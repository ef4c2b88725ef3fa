import { type Page, Refusal } from "@vitrina/domain";
import {
  assetState,
  type LibraryDetail,
  type LibraryFile,
  type LibraryRequest,
  type MediaPurpose,
  mayKnowOf,
  purposesKnownTo,
  type SensitiveFile,
  type SensitiveRequest,
} from "@vitrina/domain/media";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { RegisterRow } from "./register.store.ts";

type Needs = Pick<Ports, "assets" | "library" | "register" | "references"> & { actor: AdminActor };

const VERSIONS_SHOWN = 20;

/** Files that the person may know of; what a key or a role could not open is not even named. */
export async function libraryPage(ctx: Needs, { brandId, ...request }: LibraryRequest): Promise<Page<LibraryFile>> {
  const purpose = purposesKnownTo(ctx.actor).filter((one) => wanted(one, request.purpose));
  const [ids, uploadedBy] = await Promise.all([
    brandId.length > 0 ? ctx.references.ofBrands(brandId) : null,
    ctx.library.uploadersNamed(request.search),
  ]);
  const page = await ctx.register.page({ ...request, purpose, ids, uploadedBy });
  return { ...page, items: await shown(ctx, page.items) };
}

export async function libraryDetail(ctx: Needs, id: string): Promise<LibraryDetail> {
  const row = await ctx.register.byId(id);
  if (!row || !mayKnowOf(ctx.actor, row.purpose)) throw new Refusal("not-found", "no-such-asset");
  const others = await versionsOf(ctx, row);
  const [[file, ...versions], uses, acts] = await Promise.all([
    shown(ctx, [row, ...others]),
    ctx.references.usesOf(id).then(ctx.library.named),
    ctx.library.acts([row, ...others].map((one) => one.id)),
  ]);
  if (!file) throw new Refusal("not-found", "no-such-asset");
  const { verifiedAt } = row;
  return { file, checksum: verifiedAt === null ? null : row.expectedMd5, verifiedAt, uses, versions, acts };
}

/** The sensitive files there are, of whom, and how often each was opened. */
export async function sensitiveFiles(ctx: Needs, request: SensitiveRequest): Promise<Page<SensitiveFile>> {
  const purpose = purposesKnownTo(ctx.actor).filter((one) => wanted(one, request.purpose));
  const uploadedBy = await ctx.library.uploadersNamed(request.search);
  const page = await ctx.register.page({ ...request, purpose, uploadedBy, mediaClass: ["sensitive"], ids: null });
  const [files, opened] = await Promise.all([
    shown(ctx, page.items),
    ctx.library.openingsOf(page.items.map(({ id }) => id)),
  ]);
  return { ...page, items: files.map((file) => ({ ...file, openings: opened.get(file.id) ?? null })) };
}

const wanted = (purpose: MediaPurpose, asked: readonly MediaPurpose[]) => asked.length === 0 || asked.includes(purpose);

/** Whatever stood in the same place before or after, however often it went back and forth. */
async function versionsOf({ register }: Needs, row: RegisterRow): Promise<RegisterRow[]> {
  const seen = new Map([[row.id, row]]);
  const toVisit = [row];
  for (let one = toVisit.pop(); one && seen.size <= VERSIONS_SHOWN; one = toVisit.pop()) {
    for (const id of [one.replaces, one.replacedBy, ...(await register.replacedWith(one.id))]) {
      if (id === null || seen.has(id)) continue;
      const other = await register.byId(id);
      if (!other) continue;
      seen.set(id, other);
      toVisit.push(other);
    }
  }
  seen.delete(row.id);
  return [...seen.values()].sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
}

async function shown({ assets, library }: Needs, rows: readonly RegisterRow[]): Promise<LibraryFile[]> {
  const open = rows.filter(({ mediaClass }) => mediaClass === "public").map(({ id }) => id);
  const [pictures, uploaders] = await Promise.all([
    assets.pictures(open),
    library.uploaders(rows.map(({ uploadedBy }) => uploadedBy)),
  ]);
  return rows.map((row) => {
    const { id, fileName, purpose, mediaClass, format, bytes, width, height, createdAt } = row;
    const { deleteAfter, replacedBy, replaces, failedReason } = row;
    const facts = { id, fileName, purpose, mediaClass, format, bytes, width, height, createdAt };
    const life = { state: assetState(row), deleteAfter, replacedBy, replaces, failedReason };
    const uploader = uploaders.get(row.uploadedBy) ?? { kind: "gone" as const, name: null, creatorId: null };
    return { ...facts, ...life, uploader, picture: pictures.get(id) ?? null };
  });
}
