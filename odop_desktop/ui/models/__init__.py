"""What tables show: columns are data, rows are frozen values."""
