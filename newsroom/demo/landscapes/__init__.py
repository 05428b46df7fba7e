"""Pictures of the demo newspaper: layered landscapes of a coastal province, drawn by code."""
