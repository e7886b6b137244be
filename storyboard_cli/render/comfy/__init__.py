"""The ComfyUI renderer: recipe → graph (pure) → journal → submit → follow → fetch → verify."""
