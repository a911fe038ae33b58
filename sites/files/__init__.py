"""Pictures and documents of a federation: who may change what readers see, and what stays where it is in use."""
