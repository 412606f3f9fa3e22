"""The first start: from a new PC to an open office, step by step, without internet."""
