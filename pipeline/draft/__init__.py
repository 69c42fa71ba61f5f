"""Write drafts. Takes a Paper; gives a Summary: with a model (`model`) or without one (`offline`)."""
