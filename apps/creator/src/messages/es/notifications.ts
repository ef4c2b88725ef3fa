export const notifications = {
  title: "Avisos",
  some: "Avisos, {count, number} sin ver",
  emptyTitle: "Todavía no hay avisos",
  empty: "Acá queda todo lo que le contamos también por correo: respuestas, fechas y entregas.",
};
