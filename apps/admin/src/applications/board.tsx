import { type ApplicationRow, type ApplicationStatus, decisionTowards } from "@vitrina/domain/applications";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ApplicationAct } from "./application-acts.ts";
import { BoardCard } from "./board-card.tsx";
import { BoardStage } from "./board-stage.tsx";
import { STAGES, type Stage } from "./board-stages.ts";

/** How near to an edge of the board a dragged card makes it scroll, and by how much at a time. */
const EDGE_PX = 48;
const SCROLL_PX = 16;

type Dragged = { application: ApplicationRow; x: number; y: number; over: Stage | null };

/**
 * A campaign's applications by stage. A card is moved by dragging its handle with mouse or finger, with the arrow keys on
 * the handle, or by the acts in its menu; only moves that the rules allow do anything.
 */
export function Board({
  campaignId,
  onAct,
  onOpen,
}: {
  campaignId: string;
  /** Absent for those who may only look. */
  onAct: ((act: ApplicationAct, application: ApplicationRow) => void) | null;
  onOpen: (application: ApplicationRow) => void;
}) {
  const t = useTranslations();
  const board = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [said, setSaid] = useState("");

  const move = (application: ApplicationRow, to: ApplicationStatus) => {
    const decision = decisionTowards(application.status, to);
    if (!decision || !onAct) return;
    setSaid(t("applications.moved", { name: application.creatorName, stage: t(`applicationStatus.${to}`) }));
    onAct(decision, application);
  };
  const step = (application: ApplicationRow, by: 1 | -1) => {
    const from = STAGES.findIndex((stage) => stage === application.status);
    for (let place = from + by; place >= 0 && place < STAGES.length; place += by) {
      const stage = STAGES[place];
      if (stage && decisionTowards(application.status, stage)) return move(application, stage);
    }
    setSaid(t("applications.cannotMove", { name: application.creatorName }));
  };

  const dragTo = useEffectEvent((event: PointerEvent) => {
    if (!dragged) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-stage]");
    const over = STAGES.find((stage) => stage === under?.getAttribute("data-stage")) ?? null;
    setDragged({ ...dragged, x: event.clientX, y: event.clientY, over });
    const edges = board.current?.getBoundingClientRect();
    if (!edges) return;
    if (event.clientX < edges.left + EDGE_PX) board.current?.scrollBy({ left: -SCROLL_PX });
    if (event.clientX > edges.right - EDGE_PX) board.current?.scrollBy({ left: SCROLL_PX });
  });
  const letGo = useEffectEvent(() => {
    if (dragged?.over) move(dragged.application, dragged.over);
    setDragged(null);
  });
  const isDragging = dragged !== null;
  useEffect(() => {
    if (!isDragging) return;
    const leave = new AbortController();
    const { signal } = leave;
    window.addEventListener("pointermove", (event) => dragTo(event), { signal });
    window.addEventListener("pointerup", () => letGo(), { signal });
    window.addEventListener("pointercancel", () => setDragged(null), { signal });
    window.addEventListener("keydown", (event) => event.key === "Escape" && setDragged(null), { signal });
    return () => leave.abort();
  }, [isDragging]);

  const accepts = (stage: Stage) => dragged !== null && decisionTowards(dragged.application.status, stage) !== null;
  return (
    <>
      <section
        ref={board}
        aria-label={t("applications.board")}
        className="-mx-4 overflow-x-auto px-4 pb-3 sm:mx-0 sm:px-0"
      >
        <div className="flex w-max gap-3">
          {STAGES.map((stage) => (
            <BoardStage
              key={stage}
              campaignId={campaignId}
              stage={stage}
              look={dragged === null ? "rest" : accepts(stage) ? (dragged.over === stage ? "over" : "open") : "shut"}
              card={(application) => (
                <BoardCard
                  application={application}
                  lifted={dragged?.application.id === application.id}
                  onOpen={() => onOpen(application)}
                  onAct={onAct && ((act) => onAct(act, application))}
                  onLift={(event) => setDragged({ application, x: event.clientX, y: event.clientY, over: null })}
                  onStep={(by) => step(application, by)}
                />
              )}
            />
          ))}
        </div>
      </section>
      {dragged ? (
        <div
          aria-hidden
          style={{ left: dragged.x, top: dragged.y }}
          className="pointer-events-none fixed z-50 -mt-5 -ml-5 w-60 rounded-md border border-accent bg-raised px-3 py-2 text-sm font-medium shadow-float"
        >
          {dragged.application.creatorName}
        </div>
      ) : null}
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  );
}
