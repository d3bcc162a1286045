"""The report as a workbook: the actions to be kept up to date, and the numbers behind them."""
