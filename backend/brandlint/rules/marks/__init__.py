"""The rules about other people's marks; the first of them that speaks decides a mention."""
