import { type Page, Refusal } from "@vitrina/domain";
import { type AssetUse, assetState, type LibraryFile, type LibraryRequest } from "@vitrina/domain/media";
import type { Ports } from "../ports.ts";
import type { RegisterRow } from "./register.store.ts";

type Needs = Pick<Ports, "assets" | "register" | "references">;

export async function libraryPage(ctx: Needs, { brandId, ...request }: LibraryRequest): Promise<Page<LibraryFile>> {
  const ids = brandId.length > 0 ? await ctx.references.ofBrands(brandId) : null;
  const page = await ctx.register.page({ ...request, ids });
  return { ...page, items: await shown(ctx, page.items) };
}

export async function libraryDetail(ctx: Needs, id: string): Promise<{ file: LibraryFile; uses: AssetUse[] }> {
  const row = await ctx.register.byId(id);
  const [file] = row ? await shown(ctx, [row]) : [];
  if (!file) throw new Refusal("not-found", "no-such-asset");
  return { file, uses: await ctx.references.usesOf(id) };
}

async function shown({ assets }: Needs, rows: readonly RegisterRow[]): Promise<LibraryFile[]> {
  const open = rows.filter(({ mediaClass }) => mediaClass === "public").map(({ id }) => id);
  const pictures = await assets.pictures(open);
  return rows.map((row) => {
    const { id, fileName, purpose, mediaClass, format, bytes, width, height, createdAt } = row;
    const { deleteAfter, replacedBy, replaces, failedReason } = row;
    const facts = { id, fileName, purpose, mediaClass, format, bytes, width, height, createdAt };
    const life = { state: assetState(row), deleteAfter, replacedBy, replaces, failedReason };
    return { ...facts, ...life, picture: pictures.get(id) ?? null };
  });
}
