"""Knowledge as pure functions over typed values: no framework, I/O, clock or global state."""
