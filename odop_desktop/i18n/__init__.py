"""Hindi and English words, amounts in words, Indian dates and digits."""
