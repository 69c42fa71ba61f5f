"""plainpaper: biomedical papers in, lay-summary drafts for a person's desk out."""
