export {
  SAVED_LISTS,
  type SavedList,
  type SavedView,
  type SaveViewRequest,
  savedView,
  saveViewRequest,
  VIEWS_MAX,
  viewRequest,
  views,
  viewsRequest,
} from "./view.ts";
