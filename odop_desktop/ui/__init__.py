"""The window: pages, dialogs, forms and tables, built from the catalogue. Qt lives here and nowhere else."""
