"""The addresses of the lists of the desk: those across reports, of what people judged, and of what each report says."""

ACROSS = (
    "/incidents",
    "/timeline",
    "/map",
    "/search?q=killed",
    "/series",
    "/disputes",
    "/people",
    "/copies",
    "/versions",
)
AS_TOLD = ("/figures", "/statements", "/events", "/reports")
JUDGED = ("/decisions", "/sources")
LISTS = ("/", *ACROSS, *JUDGED, *AS_TOLD)
