export const calendar = {
  title: "Mi calendario",
  lead: "Sus fechas límite, de la más próxima a la más lejana.",
  back: "Mi trabajo",
  emptyTitle: "No tiene fechas límite",
  empty: "Cuando le confirmen en una campaña, su fecha de entrega aparecerá aquí.",
  pieces: "{open, number} de {all, plural, one {# pieza pendiente} other {# piezas pendientes}}",
  done: "{all, plural, one {La pieza está lista} other {Las # piezas están listas}}",
  past: "Anteriores",
};
