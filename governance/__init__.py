"""What the company has decided: registers, what follows from them, and the documents made of them."""
