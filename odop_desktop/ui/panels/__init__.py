"""What stands beside a record's form: what is wanted, its life, what belongs to it, its history."""
