"""The corridor: takes sources from the letterbox to the reviewer's desk, one direction."""
