"""Pages of the staff, one module a room."""
