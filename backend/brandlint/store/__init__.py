"""What the server keeps in its database: profile, dismissals and pairing codes."""
