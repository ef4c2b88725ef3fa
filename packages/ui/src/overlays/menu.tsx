import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { classes } from "../classes.ts";

export type MenuItem =
  | { kind: "item"; label: string; onSelect: () => void; icon?: ReactNode; danger?: boolean; disabled?: boolean }
  | { kind: "line" }
  | { kind: "heading"; label: string };

/** Acts behind one button. `trigger` must be a single element that takes a ref, such as `IconButton`. */
export function Menu({
  trigger,
  items,
  align = "end",
}: {
  trigger: ReactNode;
  items: readonly MenuItem[];
  align?: "start" | "end";
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-48 rounded-md border border-line bg-raised p-1 shadow-float animate-pop"
        >
          {items.map((item, index) => {
            // biome-ignore-start lint/suspicious/noArrayIndexKey: lines and headings have no name of their own.
            if (item.kind === "line") return <Radix.Separator key={index} className="my-1 h-px bg-line" />;
            if (item.kind === "heading") {
              return (
                <Radix.Label key={index} className="px-3 py-1.5 text-xs text-ink-soft">
                  {item.label}
                </Radix.Label>
              );
            }
            return (
              <Radix.Item
                key={index}
                disabled={item.disabled}
                onSelect={item.onSelect}
                className={classes(
                  "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-3 text-sm outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-sunken",
                  item.danger && "text-red data-highlighted:bg-red-soft",
                )}
              >
                {item.icon}
                {item.label}
              </Radix.Item>
            );
            // biome-ignore-end lint/suspicious/noArrayIndexKey: see above.
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
