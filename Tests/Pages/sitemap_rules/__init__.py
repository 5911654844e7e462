"""What tells search engines of pages must be."""
