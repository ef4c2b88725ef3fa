export const open = {
  title: "Campañas abiertas",
  search: "Buscar por título o marca",
  count: "{count, plural, =0 {Sin campañas} one {# campaña} other {# campañas}}",
  emptyTitle: "Todavía no hay campañas abiertas",
  empty: "Cuando una marca publique la próxima, aparece acá. Mientras tanto conviene completar el perfil.",
  emptyAction: "Ver mi perfil",
  noMatchTitle: "Nada coincide con «{search}»",
  noMatch: "Pruebe con otra palabra o quite la búsqueda.",
  applyUntil: "Postulaciones hasta {when}",
  places: "{count, plural, one {# lugar} other {# lugares}}",
  mine: "Ya se postuló",
};
