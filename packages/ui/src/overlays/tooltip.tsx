import * as Radix from "radix-ui/tooltip";
import { type ReactNode, useState } from "react";
import { classes } from "../classes.ts";

/** A few words about something, on hover, on focus and on tap. The trigger is a button, so a keyboard reaches it. */
export function Tooltip({ words, children, className }: { words: ReactNode; children: ReactNode; className?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Provider delayDuration={250}>
      <Radix.Root open={open} onOpenChange={setOpen}>
        {/* The library closes on press; taps have no hover, so a press must open instead. */}
        <Radix.Trigger
          type="button"
          className={classes("rounded-sm", className)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setOpen(true);
          }}
        >
          {children}
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={12}
            className="z-50 max-w-72 rounded-sm bg-ink px-3 py-2 text-sm text-paper shadow-float animate-pop"
          >
            {words}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
