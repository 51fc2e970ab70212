"""The rules about protected terms and claims."""
