export const nav = {
  label: "Secciones",
  work: "Mis campañas",
  open: "Campañas abiertas",
  openShort: "Abiertas",
  workShort: "Mías",
  profile: "Perfil",
  settings: "Ajustes",
};
