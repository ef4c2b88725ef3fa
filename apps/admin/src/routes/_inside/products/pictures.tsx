import { createFileRoute } from "@tanstack/react-router";
import { FolderOfPicturesScreen } from "../../../products/folder-of-pictures.screen.tsx";

const ID = /^[0-9a-f]{24}$/;

export const Route = createFileRoute("/_inside/products/pictures")({
  validateSearch: (raw: Record<string, unknown>): { brandId?: string } =>
    typeof raw.brandId === "string" && ID.test(raw.brandId) ? { brandId: raw.brandId } : {},
  component: PicturesRoute,
});

function PicturesRoute() {
  return <FolderOfPicturesScreen brandId={Route.useSearch().brandId ?? ""} />;
}
