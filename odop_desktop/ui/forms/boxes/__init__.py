"""The boxes of a form: one for each way in which a value is typed, ticked or picked."""
