"""One module for each command of the command line, found by its name: ``amend-check`` stands in ``amend_check``.

Each offers ``COMMAND: click.Command``. Heavy modules are imported by the function that needs them, for all modules here
are loaded when the help is shown.
"""
