"""Files between offices that share no network: keys and trust, packages, what comes in and what goes out."""
