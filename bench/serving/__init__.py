"""How fast kept pages are sent: `make bench` and its parts."""
