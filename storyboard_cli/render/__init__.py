"""Renderers: `preview` draws here, `comfy` drives real servers; both are a `base.Renderer`."""
