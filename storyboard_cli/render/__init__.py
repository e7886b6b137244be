"""Renderers: `preview` draws here, `comfy` drives real servers; both answer to `base.Renderer`."""
