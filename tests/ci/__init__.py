"""clausewise ci, the GitHub action, the GitLab template and the hook for pre-commit."""
