// Has to be loaded before what it watches: the database's driver is taken hold of as it is imported.
import "@sentry/node/import";
