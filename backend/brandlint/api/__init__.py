"""The HTTP edge: Flask with an OpenAPI description. Imports linter, output, schema and errors."""
