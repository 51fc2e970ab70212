"""The rules about patents and design rights."""
