// VITRINA_URL=http://localhost:4000 VITRINA_API_KEY=vt_… npx node examples/list-campaigns.ts
import { dayInAsuncion } from "@vitrina/domain/time";
import { everyCampaign } from "./every-campaign.ts";
import { program } from "./program.ts";

await program(async (client) => {
  let count = 0;
  for await (const { id, status, light, applicationDeadline, confirmedCount, slots, brandName, title } of everyCampaign(
    client,
  )) {
    const until = dayInAsuncion(applicationDeadline);
    console.log(
      `${id}  ${status.padEnd(11)}  ${light.light.padEnd(5)}  ${until}  ${confirmedCount}/${slots}  ${brandName} · ${title}`,
    );
    count += 1;
  }
  console.log(count === 1 ? "1 campaign" : `${count} campaigns`);
});
