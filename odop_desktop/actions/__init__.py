"""Every change an officer makes: one keyword-only function a thing done, one transaction, its ops."""
