"""Scripts: Fountain, Final Draft and YAML → screenplay (every element with its place) → scene graph; identity."""
