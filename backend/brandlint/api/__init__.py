"""The HTTP API and the pages: a Flask application with an OpenAPI description."""
