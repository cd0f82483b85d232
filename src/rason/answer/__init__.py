"""Answers: one file a question, with its tables, sentences and chart; every face reads them."""
