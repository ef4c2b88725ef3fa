// Reporting takes hold of the database's driver as it is loaded, so it has to be there before anything else is.
import "./error-reporting/main.ts";

await import("./serving/main.ts");
