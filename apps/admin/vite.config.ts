import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { sourceMapsAside } from "@vitrina/error-reporting/source-maps";
import { bootScript } from "@vitrina/ui/boot";
import { defineConfig, loadEnv } from "vite";

export default defineConfig(({ mode }) => ({
  base: "/admin/",
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      routesDirectory: "src/routes",
      generatedRouteTree: "src/route-tree.gen.ts",
      quoteStyle: "double",
      semicolons: true,
      addExtensions: true,
    }),
    react(),
    tailwindcss(),
    bootScript(),
    sourceMapsAside(),
  ],
  build: {
    target: "es2023",
    manifest: true,
    // Lists of what each of the many screens needs would weigh more in the first load than what they save later.
    modulePreload: false,
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
  server: { port: 4001, proxy: proxyToApi(loadEnv(mode, import.meta.dirname, "API_").API_URL) },
}));

function proxyToApi(api = "http://localhost:4000") {
  return { "/trpc": api, "/api": api };
}
