"""What the seller's profile says of brands and registrations, held against the registers."""
