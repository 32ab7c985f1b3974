"""What people and programs touch: pages, API, shell. They compose any apps and translate."""
