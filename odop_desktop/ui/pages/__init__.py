"""The places of the rail, and the records behind them."""
