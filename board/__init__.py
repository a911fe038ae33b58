"""The national board: all federations at a glance, a page for each, and the doors to their making and their states.

For national administrators alone. What is done lies in `sites` (provisioning, states, hostnames); here is what they
see and fill in.
"""
