"""The server: it makes an Ask of what came over HTTP, calls the verb, and sends its Answer."""
