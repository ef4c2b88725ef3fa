// Makes the replica set and its one user, in mongosh on the first member. What is there already stays as it is.
const members = ["mongo-1", "mongo-2", "mongo-3"].map((name, index) => ({
  _id: index,
  host: `${name}:27017`,
  priority: index === 0 ? 2 : 1,
}));

function isInitiated() {
  try {
    rs.initiate({ _id: "vitrina", members });
    return false;
  } catch (error) {
    if (error.codeName === "AlreadyInitialized" || error.codeName === "Unauthorized") return true;
    throw error;
  }
}

function signsIn() {
  try {
    return db.getSiblingDB("admin").auth("vitrina", process.env.MONGO_PASSWORD).ok === 1;
  } catch {
    return false;
  }
}

isInitiated();
while (!db.hello().isWritablePrimary && !db.hello().primary) sleep(500);
if (!signsIn()) {
  while (!db.hello().isWritablePrimary) sleep(500);
  db.getSiblingDB("admin").createUser({
    user: "vitrina",
    pwd: process.env.MONGO_PASSWORD,
    roles: [
      { role: "readWriteAnyDatabase", db: "admin" },
      { role: "dbAdminAnyDatabase", db: "admin" },
      { role: "clusterMonitor", db: "admin" },
      { role: "backup", db: "admin" },
      { role: "restore", db: "admin" },
    ],
  });
}
print("The replica set is ready.");
