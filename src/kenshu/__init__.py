"""自治体DX実践研修. The rooms, in the order data walks through them, stand in CONTRIBUTING.md."""

__version__ = "2026.12"
