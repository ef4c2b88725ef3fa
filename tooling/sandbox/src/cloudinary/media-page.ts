import { escapeHtml } from "../escape-html.ts";
import { page } from "../page.ts";
import { type AnswerSettings, deliveryAddress } from "./answers.ts";
import type { Asset } from "./asset-library.ts";
import { deliverySignature } from "./signature.ts";

const THUMB = "c_fill,h_200,w_200";

export function mediaPage(assets: Asset[], settings: AnswerSettings): string {
  const shown = assets.slice(0, 200);
  const cards = shown.map((asset) => {
    const facts = `${asset.type} · ${asset.width ?? "?"}×${asset.height ?? "?"} · ${asset.bytes.toLocaleString("en")} bytes`;
    const picture =
      asset.resourceType === "image" && asset.format !== "pdf"
        ? `<img loading="lazy" alt="" src="${thumb(asset, settings)}">`
        : "";
    return `<div>${picture}<div>${escapeHtml(asset.publicId)}</div><small>${escapeHtml(facts)}</small></div>`;
  });
  const note =
    assets.length > shown.length ? `<p class="quiet">The newest ${shown.length} of ${assets.length}.</p>` : "";
  return page(
    "Stored media",
    `<h1>Stored media (${assets.length})</h1>${note}${cards.length ? `<div class="grid">${cards.join("")}</div>` : "<p>Nothing is stored yet.</p>"}`,
  );
}

function thumb(asset: Asset, settings: AnswerSettings): string {
  const [, before = "", after = ""] = /^(.*\/(?:image)\/\w+\/)(v\d+\/.*)$/.exec(deliveryAddress(asset, settings)) ?? [];
  const signed = `${THUMB}/${asset.publicId}${asset.format ? `.${asset.format}` : ""}`;
  return escapeHtml(`${before}s--${deliverySignature(signed, settings.account.apiSecret, "sha1")}--/${THUMB}/${after}`);
}
