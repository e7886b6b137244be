"""Reading a project that is served: answers kept by its state, and the watch over what changes it."""
