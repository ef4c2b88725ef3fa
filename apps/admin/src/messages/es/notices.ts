export const notices = {
  open: "Avisos",
  openUnread: "{count, plural, one {Avisos: # sin leer} other {Avisos: # sin leer}}",
  title: "Avisos",
  new: "Nuevo:",
  seeAll: "Ver todos los avisos",
  readAll: "Marcar todo como leído",
  emptyTitle: "No tiene avisos",
  emptyHint: "Aquí llega lo que pidió que le recordemos y lo que otras personas le escriben.",
};
