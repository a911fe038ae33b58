"""The host names of federations: which are free, how the main one is changed, where the others lead."""
