"""Scripts: Fountain, Final Draft, YAML → screenplay (every element with its place) → scene graph; identity."""
