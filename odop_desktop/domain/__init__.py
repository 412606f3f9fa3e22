"""What an artisan, a Letter of Intent, a stall is and may do next: the catalogue, frozen values, pure functions."""
