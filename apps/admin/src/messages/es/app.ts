export const app = {
  panel: "Panel de la agencia",
  backHome: "Volver al inicio",
  checkForm: "{count, plural, one {Hay un campo por corregir.} other {Hay # campos por corregir.}}",
  forbiddenTitle: "Su rol no permite ver esta página",
  forbidden: "Si la necesita para su trabajo, pida el permiso a quien administra el equipo.",
};
