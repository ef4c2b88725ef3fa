type Steps = { en: readonly string[]; es: readonly string[] };

const LISTED = (name: string, after: Steps): Steps => ({
  en: [
    `Make a new value: openssl rand -base64 48`,
    `Put it in front: ${name}=NEW,OLD. Deploy. Both are valid: nobody is signed out, nothing stops opening.`,
    ...after.en,
    `Take the old one out: ${name}=NEW. Deploy. Run: npm run secrets -- check`,
  ],
  es: [
    `Genere un valor nuevo: openssl rand -base64 48`,
    `Póngalo adelante: ${name}=NUEVO,VIEJO. Despliegue. Valen los dos: nadie pierde su sesión, todo se sigue abriendo.`,
    ...after.es,
    `Quite el viejo: ${name}=NUEVO. Despliegue. Ejecute: npm run secrets -- check`,
  ],
});

/** How each secret is exchanged while the product goes on serving. */
export const ROTATION: Readonly<Record<string, Steps>> = {
  AUTH_SECRETS: LISTED("AUTH_SECRETS", {
    en: ["Wait 14 days, the life of a session; links in mails that wait live at most an hour."],
    es: ["Espere 14 días, lo que dura una sesión; los enlaces de correos en espera duran como mucho una hora."],
  }),
  ENCRYPTION_KEYS: LISTED("ENCRYPTION_KEYS", {
    en: [
      "Run: npm run secrets -- re-encrypt. It can be stopped and begun again; repeat until it says 0 left.",
      "Run: npm run secrets -- check. Go on only when no stored row needs the old key, and npm run audit -- verify is good.",
    ],
    es: [
      "Ejecute: npm run secrets -- re-encrypt. Se puede cortar y volver a empezar; repita hasta que diga 0 pendientes.",
      "Ejecute: npm run secrets -- check. Siga solo cuando ningún dato guardado necesite la clave vieja y npm run audit -- verify salga bien.",
    ],
  }),
  CLOUDINARY_URL: {
    en: [
      "In Cloudinary's console, Settings, API keys: generate a second key pair. Both are valid.",
      "CLOUDINARY_URL with the new pair, CLOUDINARY_OLDER_SECRETS with the old secret. Deploy. Notices signed with either count.",
      "Wait one hour (permissions to upload that were handed out live so long), upload a picture, look at it.",
      "Disable the old pair in the console; empty CLOUDINARY_OLDER_SECRETS. Deploy.",
    ],
    es: [
      "En la consola de Cloudinary, Settings, API keys: genere un segundo par de claves. Valen los dos.",
      "CLOUDINARY_URL con el par nuevo, CLOUDINARY_OLDER_SECRETS con el secreto viejo. Despliegue. Cuentan los avisos firmados con cualquiera.",
      "Espere una hora (lo que duran los permisos de subida ya entregados), suba una foto y véala.",
      "Desactive el par viejo en la consola; vacíe CLOUDINARY_OLDER_SECRETS. Despliegue.",
    ],
  },
  RESEND_API_KEY: {
    en: [
      "In Resend, API keys: create a second key with sending access. Both are valid.",
      "RESEND_API_KEY with the new one. Deploy. Send yourself a password reset and wait for it.",
      "Delete the old key in Resend.",
    ],
    es: [
      "En Resend, API keys: cree una segunda clave con permiso de envío. Valen las dos.",
      "RESEND_API_KEY con la nueva. Despliegue. Pida un cambio de contraseña para usted y espere el correo.",
      "Borre la clave vieja en Resend.",
    ],
  },
  GOOGLE_CLIENT_SECRET: {
    en: [
      "In Google Cloud, Credentials, the OAuth client: add a second secret. Both are valid.",
      "GOOGLE_CLIENT_SECRET with the new one. Deploy. Sign in with Google.",
      "Disable and delete the old secret.",
    ],
    es: [
      "En Google Cloud, Credenciales, el cliente OAuth: agregue un segundo secreto. Valen los dos.",
      "GOOGLE_CLIENT_SECRET con el nuevo. Despliegue. Entre con Google.",
      "Desactive y borre el secreto viejo.",
    ],
  },
  DATABASE_URL: {
    en: [
      "In Atlas, Database Access: create a second user with readWrite on this database. Both are valid.",
      "DATABASE_URL with the new user. Deploy; processes are replaced one by one. GET /readyz says ok.",
      "Delete the old user.",
    ],
    es: [
      "En Atlas, Database Access: cree un segundo usuario con readWrite sobre esta base. Valen los dos.",
      "DATABASE_URL con el usuario nuevo. Despliegue; los procesos se reemplazan de a uno. GET /readyz dice ok.",
      "Borre el usuario viejo.",
    ],
  },
};

/** The plan in words, numbered, Spanish first. */
export function rotatePlan(only?: string): string {
  return Object.entries(ROTATION)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, { es, en }]) => {
      const numbered = (steps: readonly string[]) => steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n");
      return `${name}\n ES\n${numbered(es)}\n EN\n${numbered(en)}`;
    })
    .join("\n\n");
}
