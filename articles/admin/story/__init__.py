"""The desk of one story: its form, who may use it, its list."""
