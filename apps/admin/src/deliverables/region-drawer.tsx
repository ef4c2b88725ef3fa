import type { PictureRegion } from "@vitrina/domain/review";
import { INPUT_LOOK } from "@vitrina/ui";
import { placeOf } from "@vitrina/ui/review";
import { type PointerEvent, useRef } from "react";
import { useTranslations } from "use-intl";

const SMALLEST = 20;
const WHOLE = 1000;
const between = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));

/** Lies over a picture; a rectangle is drawn by mouse or finger. */
export function RegionDrawer({
  region,
  onChange,
}: {
  region: PictureRegion | null;
  onChange: (region: PictureRegion) => void;
}) {
  const from = useRef<{ x: number; y: number } | null>(null);

  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: between(0, ((event.clientX - box.left) * WHOLE) / box.width, WHOLE),
      y: between(0, ((event.clientY - box.top) * WHOLE) / box.height, WHOLE),
    };
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (!from.current) return;
    const to = at(event);
    const x = Math.min(from.current.x, to.x, WHOLE - SMALLEST);
    const y = Math.min(from.current.y, to.y, WHOLE - SMALLEST);
    onChange({
      x,
      y,
      width: between(SMALLEST, Math.abs(to.x - from.current.x), WHOLE - x),
      height: between(SMALLEST, Math.abs(to.y - from.current.y), WHOLE - y),
    });
  };

  return (
    <div
      data-region-drawer
      className="absolute inset-0 cursor-crosshair touch-none rounded-md outline-2 -outline-offset-2 outline-accent outline-dashed"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = at(event);
      }}
      onPointerMove={draw}
      onPointerUp={(event) => {
        draw(event);
        from.current = null;
      }}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      {region ? (
        <span style={placeOf(region)} className="absolute rounded-xs border-2 border-accent bg-accent/20" />
      ) : null}
    </div>
  );
}

/** The same rectangle by keyboard: its edges in per cent of the picture. */
export function RegionFields({
  region,
  onChange,
}: {
  region: PictureRegion;
  onChange: (region: PictureRegion) => void;
}) {
  const t = useTranslations("review.region");
  const change = (key: keyof PictureRegion, percent: number) => {
    if (!Number.isFinite(percent)) return;
    const next = { ...region, [key]: between(0, percent * 10, WHOLE) };
    const x = between(0, next.x, WHOLE - SMALLEST);
    const y = between(0, next.y, WHOLE - SMALLEST);
    onChange({
      x,
      y,
      width: between(SMALLEST, next.width, WHOLE - x),
      height: between(SMALLEST, next.height, WHOLE - y),
    });
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs text-ink-soft">{t("legend")}</legend>
      <div className="grid grid-cols-4 gap-2">
        {(["x", "y", "width", "height"] as const).map((key) => (
          <label key={key} className="flex min-w-0 flex-col gap-0.5 text-xs">
            {t(key)}
            <input
              type="number"
              min={0}
              max={100}
              value={Math.round(region[key] / 10)}
              onChange={({ target }) => change(key, target.valueAsNumber)}
              className={`${INPUT_LOOK} px-2 text-sm`}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
