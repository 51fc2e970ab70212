"""What the service keeps in its database: profile, dismissals and pairing codes."""
