"""Scripts for those who work on plainpaper, and the measures that tests keep."""
