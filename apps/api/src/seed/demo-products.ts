import type { BrandContact } from "@vitrina/domain/brands";
import type { BriefParts } from "@vitrina/domain/campaigns";
import type { BrandKey } from "./demo-brands.ts";

export type PackShape = "pouch" | "jar" | "tub" | "folded";

export type DemoProduct = {
  brand: BrandKey;
  sku: string;
  name: string;
  description: string;
  pack: { shape: PackShape; colour: string; ground: string };
};

const YERBA = { shape: "pouch", colour: "#2f6b3c", ground: "#f3e3b8" } as const;

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  {
    brand: "nasaindy",
    sku: "YER-500",
    name: "Yerba elaborada 500 g",
    description: "Molienda gruesa, con palo. Estacionada doce meses.",
    pack: YERBA,
  },
  {
    brand: "nasaindy",
    sku: "YER-500-MENTA",
    name: "Yerba compuesta menta y boldo 500 g",
    description: "Con menta'i y boldo de la zona. Pensada para tereré.",
    pack: { ...YERBA, colour: "#3f8f86" },
  },
  {
    brand: "kuarahy",
    sku: "CHI-12",
    name: "Chipa almidón, bolsa de 12",
    description: "Lista para horno: 12 minutos a 200 grados.",
    pack: { shape: "pouch", colour: "#d9922e", ground: "#f7ead0" },
  },
  {
    brand: "tajy",
    sku: "CRE-60",
    name: "Crema de día tajy 60 ml",
    description: "Textura liviana para clima húmedo. Sin perfume.",
    pack: { shape: "jar", colour: "#c2477f", ground: "#f6e2ea" },
  },
  {
    brand: "tajy",
    sku: "PRO-50",
    name: "Protector solar FPS 50",
    description: "Resistente al agua; repetir cada dos horas.",
    pack: { shape: "jar", colour: "#e0a43b", ground: "#fbefd2" },
  },
  {
    brand: "yvytu",
    sku: "CAM-26",
    name: "Camiseta titular 2026",
    description: "Talles XS a XXL. Tela respirable.",
    pack: { shape: "folded", colour: "#23509a", ground: "#e3e9f2" },
  },
  {
    brand: "roysami",
    sku: "HEL-MBU",
    name: "Helado de mburucuyá 1 l",
    description: "Con pulpa de fruta de Caaguazú.",
    pack: { shape: "tub", colour: "#e2b01f", ground: "#fdf3d0" },
  },
  {
    brand: "roysami",
    sku: "PAL-6",
    name: "Paletas de fruta, caja de 6",
    description: "Frutilla, mango y limón; sin colorantes.",
    pack: { shape: "tub", colour: "#d3505f", ground: "#fbe3e2" },
  },
  {
    brand: "kyha",
    sku: "HAM-1",
    name: "Hamaca de algodón",
    description: "Tejida a mano, para una persona. Soporta 120 kg.",
    pack: { shape: "folded", colour: "#b5523b", ground: "#f2e6d8" },
  },
  {
    brand: "jaguami",
    sku: "ADU-3",
    name: "Alimento adulto 3 kg",
    description: "Con pollo y arroz, para perros de más de un año.",
    pack: { shape: "pouch", colour: "#8a5a34", ground: "#efe4d3" },
  },
];

export const PACK_VIEWS = ["frente", "costado"] as const;
export const pictureName = (sku: string, view: (typeof PACK_VIEWS)[number]) => `${sku} ${view}`;

export const DEMO_CONTACTS: Partial<Record<BrandKey, BrandContact[]>> = {
  nasaindy: [
    { name: "Lourdes Cáceres", role: "Marketing", email: "lourdes@nasaindy.local", phone: "+595981000101" },
    { name: "Hugo Villalba", role: "Aprueba el contenido", email: "hugo@nasaindy.local", phone: "" },
  ],
  tajy: [{ name: "Belén Amarilla", role: "Dueña", email: "belen@tajy.local", phone: "+595981000102" }],
  roysami: [{ name: "Iván Ferreira", role: "Comercial", email: "", phone: "+595981000103" }],
};

/** What goes with the briefs of a brand's campaigns. */
export const DEMO_PARTS: Partial<Record<BrandKey, Partial<Omit<BriefParts, "productIds">>>> = {
  nasaindy: {
    dos: ["Cebar en cámara, con termo y guampa propios", "Nombrar la yerba en los primeros cinco segundos"],
    donts: ["Mostrar otras yerbas", "Decir que la yerba cura algo"],
    hashtags: ["TerereÑasaindy", "MediaMañana"],
    mentions: ["nasaindy.py"],
    checklist: ["Se ve el paquete de frente", "Se escucha el nombre de la yerba", "El video es vertical"],
    references: [{ url: "https://example.com/terere-en-la-costanera", note: "El ritmo y la luz, no la música." }],
  },
  tajy: {
    dos: ["Mostrar la textura de cerca", "Misma luz al empezar y al terminar"],
    donts: ["Filtros de belleza", "Promesas médicas"],
    hashtags: ["PielDelTropico"],
    mentions: ["tajypoty"],
    checklist: ["No hay filtros", "Se ve el envase de frente"],
  },
  roysami: {
    dos: ["Probar el helado en cámara", "Decir dónde se compra"],
    donts: ["Que el helado aparezca derretido"],
    hashtags: ["SaborDeTemporada"],
    mentions: ["roysami.py"],
    checklist: ["Se ve el pote o la caja de frente"],
  },
};
