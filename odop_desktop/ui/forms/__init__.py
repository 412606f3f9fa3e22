"""Forms built from a kind's fields: boxes, live checks, drafts."""
