/// <reference types="node" />
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { sourceMapsAside } from "@vitrina/error-reporting/source-maps";
import { bootScript } from "@vitrina/ui/boot";
import { defineConfig } from "vite";
import { offlineShell } from "./offline/offline-shell.ts";

const api = process.env.API_URL ?? "http://localhost:4000";

export default defineConfig({
  base: "/creator/",
  plugins: [react(), tailwindcss(), bootScript(), offlineShell(), sourceMapsAside()],
  build: {
    // Fonts and icons stay files: the content security policy allows neither fonts nor scripts from data addresses.
    assetsInlineLimit: 0,
    sourcemap: "hidden",
    rolldownOptions: {
      treeshake: {
        // The domain's modules only declare shapes and rules; one that nothing uses may be left out.
        moduleSideEffects: (id) => !id.includes("/packages/domain/"),
      },
    },
  },
  server: {
    proxy: { "/trpc": api, "/api": api, "/media": api },
  },
});
