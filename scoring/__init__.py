"""What answers amount to: pure functions over arrays whose first axis is the assessment."""
