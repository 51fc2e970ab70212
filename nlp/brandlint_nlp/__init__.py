"""Text → mentions. Knows nothing of Flask, SQL or sellers; imports nothing of the backend."""
