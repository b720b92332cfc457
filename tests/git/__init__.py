"""clausewise under git: textconv, driver, difftool, and their installation."""
