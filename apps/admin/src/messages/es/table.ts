export const table = {
  clearFilters: "Quitar filtros",
  hideColumns: "Ocultar columnas",
  pages: "Páginas",
  pageSize: "Filas por página",
  previous: "Anterior",
  next: "Siguiente",
  page: "Página {page, number}",
  total: "{total, plural, =0 {Sin resultados} one {# resultado} other {# resultados}}",
  sortAscending:
    "Ordenar por {column}, {kind, select, text {de la A a la Z} day {la fecha más temprana primero} other {de menor a mayor}}",
  sortDescending:
    "Ordenar por {column}, {kind, select, text {de la Z a la A} day {la fecha más tardía primero} other {de mayor a menor}}",
  sortBy: "Ordenar por",
  ascending: "{kind, select, text {A a Z} day {Más temprana primero} other {Menor a mayor}}",
  descending: "{kind, select, text {Z a A} day {Más tardía primero} other {Mayor a menor}}",
  noMatchTitle: "Nada coincide con la búsqueda",
  noMatchHint: "Pruebe con otras palabras o quite algún filtro.",
};
