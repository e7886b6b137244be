"""Scripts: Fountain, Final Draft, YAML → screenplay (elements with their places) → scene graph; identity."""
