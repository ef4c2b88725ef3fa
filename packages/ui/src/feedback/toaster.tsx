import { Toaster as Sonner } from "sonner";
import { useTheme } from "../theme/use-theme.ts";

/** Where short news appears; say it with `toast` from this package. Mounted once per app. */
export function Toaster() {
  const { theme } = useTheme();
  return (
    <Sonner
      theme={theme}
      position="top-center"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-md bg-ink px-4 py-3 text-sm font-sans text-paper shadow-float [--width:22rem]",
          actionButton: "ml-auto rounded-sm px-2 py-1 font-semibold underline underline-offset-4",
        },
      }}
    />
  );
}
