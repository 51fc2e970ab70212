"""The rules about other people's marks. A mention gets the finding of the first rule of the group
that speaks.
"""
