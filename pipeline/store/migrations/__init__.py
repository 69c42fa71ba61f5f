"""The tables, step by step. What stands here is frozen once released."""
