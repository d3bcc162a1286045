"""What is asked: questionnaires as data, loaded strictly. Imports nothing else of Five Steps."""
