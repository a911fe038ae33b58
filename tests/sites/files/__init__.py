"""Pictures and documents in use."""
