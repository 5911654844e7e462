"""What feeds must be, a module for each format."""
