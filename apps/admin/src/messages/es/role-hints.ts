export const roleHints = {
  owner: "Todo, incluido el equipo.",
  manager: "Campañas, marcas, creadores y revisión.",
  reviewer: "Ve las campañas y revisa entregas.",
  finance: "Ve las campañas, gestiona pagos.",
  editor: "Edita el sitio web publicado.",
};
