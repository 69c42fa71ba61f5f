"""Measures of what the rooms do. `make bench-ingest` scores PDF reading and keeps its floors."""
