// The commands of the window. Read by the build script, which makes a permission for each, and by
// nothing else; a test compares this list with every other place that names a command.
&[
    "start_page",
    "library",
    "new_project",
    "open_project",
    "open_recent",
    "current_project",
    "close_project",
    "save_copy",
    "edit",
    "undo",
    "redo",
    "history",
    "export_report",
    "export_model",
    "cancel",
    "open_exported",
    "settings",
    "set_settings",
]
