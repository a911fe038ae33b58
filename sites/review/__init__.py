"""Four eyes: what a team publishes has been approved by somebody who did not write it.

`core.permissions` keeps everybody on a team from publishing in the editor, `sites.models.ApprovalTask` keeps the last
editor from approving. Here is what people see of it: who can approve, what to do when nobody can, and the emergency
door of a manager, which asks for a reason and tells the others.
"""
