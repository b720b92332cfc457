"""A report as something to read: HTML, PDF, JSON, terminal. Takes types from differ, never calls its algorithms."""

from render.renderer import Renderer, RenderOptions, renderer_for, renderer_names, renderers

__all__ = ["RenderOptions", "Renderer", "renderer_for", "renderer_names", "renderers"]
