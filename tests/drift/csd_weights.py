"""Very small CSD weights, made here, and what such weights mean, written down once more in plain torch."""

from __future__ import annotations

from typing import Any

WIDTH, LAYERS, PATCH, SIDE, DIM = 128, 2, 16, 64, 24


def csd_state(seed: int = 0) -> dict[str, Any]:
    """Tensors under the names of the published checkpoint, both heads included."""
    from storyboard_cli.drift.clip import import_torch

    torch = import_torch()
    make = torch.Generator().manual_seed(seed)

    def some(*shape: int) -> Any:
        return torch.randn(*shape, generator=make) * 0.2

    state = {
        "backbone.class_embedding": some(WIDTH),
        "backbone.positional_embedding": some((SIDE // PATCH) ** 2 + 1, WIDTH),
        "backbone.conv1.weight": some(WIDTH, 3, PATCH, PATCH),
        "last_layer_style": some(WIDTH, DIM),
        "last_layer_content": some(WIDTH, DIM),
    }
    norms = ["backbone.ln_pre", "backbone.ln_post"]
    for index in range(LAYERS):
        block = f"backbone.transformer.resblocks.{index}"
        norms += [f"{block}.ln_1", f"{block}.ln_2"]
        state |= {
            f"{block}.attn.in_proj_weight": some(3 * WIDTH, WIDTH),
            f"{block}.attn.in_proj_bias": some(3 * WIDTH),
            f"{block}.attn.out_proj.weight": some(WIDTH, WIDTH),
            f"{block}.attn.out_proj.bias": some(WIDTH),
            f"{block}.mlp.c_fc.weight": some(4 * WIDTH, WIDTH),
            f"{block}.mlp.c_fc.bias": some(4 * WIDTH),
            f"{block}.mlp.c_proj.weight": some(WIDTH, 4 * WIDTH),
            f"{block}.mlp.c_proj.bias": some(WIDTH),
        }
    for norm in norms:
        state |= {f"{norm}.weight": 1 + some(WIDTH), f"{norm}.bias": some(WIDTH)}
    return state


def style_of(state: dict[str, Any], pixels: Any) -> Any:
    """The paper's forward pass: 3 × side × side in, a unit vector out; heads are 64 wide, GELU is quick."""
    from torch import cat
    from torch.nn.functional import layer_norm, normalize, scaled_dot_product_attention

    def norm(name: str, x: Any) -> Any:
        return layer_norm(x, (WIDTH,), state[f"{name}.weight"], state[f"{name}.bias"])

    def line(name: str, x: Any, dot: str = ".") -> Any:
        return x @ state[f"{name}{dot}weight"].T + state[f"{name}{dot}bias"]

    grid = SIDE // PATCH
    patches = pixels.reshape(3, grid, PATCH, grid, PATCH).permute(1, 3, 0, 2, 4).reshape(grid * grid, -1)
    tokens = patches @ state["backbone.conv1.weight"].reshape(WIDTH, -1).T
    x = cat([state["backbone.class_embedding"][None], tokens]) + state["backbone.positional_embedding"]
    x = norm("backbone.ln_pre", x)
    for index in range(LAYERS):
        block = f"backbone.transformer.resblocks.{index}"
        mixed = line(f"{block}.attn.in_proj", norm(f"{block}.ln_1", x), "_")
        q, k, v = (m.reshape(len(x), WIDTH // 64, 64).transpose(0, 1) for m in mixed.chunk(3, dim=1))
        seen = scaled_dot_product_attention(q, k, v).transpose(0, 1).reshape(len(x), WIDTH)
        x = x + line(f"{block}.attn.out_proj", seen)
        inner = line(f"{block}.mlp.c_fc", norm(f"{block}.ln_2", x))
        x = x + line(f"{block}.mlp.c_proj", inner * (1.702 * inner).sigmoid())
    return normalize(norm("backbone.ln_post", x[:1]) @ state["last_layer_style"], dim=1)[0]
