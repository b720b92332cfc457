"""What readers of every output see."""
