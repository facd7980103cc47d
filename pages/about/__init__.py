"""Where the figures come from, what they mean, and what stands behind them."""
